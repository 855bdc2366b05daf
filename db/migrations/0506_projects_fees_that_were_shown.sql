-- Which fees the author of terms read. No key: the packs are of payments, and one that is not there is never in force.
alter table projects.offers add column shown_fee_rule_id uuid;
