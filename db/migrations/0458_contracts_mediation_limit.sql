-- How long a dispute may lie with the mediators. Nothing ends by itself then: whoever decides is reminded until it has
-- (docs/decisions/0091-mediation-ends-by-people.md).
alter table contracts.dispute_rules
  -- From the start of mediation, as the evidence is.
  add column mediation_days int not null default 30 check (mediation_days between 1 and 120),
  -- Days before its end on which the administrators are reminded; after it they are every day.
  add column mediation_reminder_days int[] not null default '{7, 1}';
-- few rows: one for each version of these rules
-- Rules may give longer for the evidence alone.
update contracts.dispute_rules set mediation_days = evidence_days + 1 where evidence_days >= mediation_days;
alter table contracts.dispute_rules
  add constraint dispute_rules_evidence_within_mediation check (mediation_days > evidence_days);

-- How many wait is asked for with every look at the figures.
create index dispute_decisions_waiting on contracts.dispute_decisions (decided_at) where status = 'proposed';
