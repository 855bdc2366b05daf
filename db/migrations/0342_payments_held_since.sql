-- How long money may lie here counts from its charge (payments.holding_rules), wherever it has come by now: each stage
-- keeps when the oldest of its money was charged. Null only for what a process of the release before writes; its own day
-- counts then. What lies here already is dated by 0344: this file locks the tables, and that one reads all of them.
alter table payments.clearings add column held_since timestamptz;
alter table payments.reserves add column held_since timestamptz;
-- Money that is changed into another currency stays as old as it was.
alter table payments.exchange_quotes add column held_since timestamptz;
