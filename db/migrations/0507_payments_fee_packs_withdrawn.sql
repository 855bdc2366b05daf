-- A pack that was written wrongly is withdrawn before it begins, and one of a country or plan ends: a row beside it, as packs
-- themselves are never changed.
create table payments.fee_rule_withdrawals (
  fee_rule_id uuid primary key references payments.fee_rules,
  withdrawn_at timestamptz not null,
  withdrawn_by uuid not null,
  note text not null
);
create trigger fee_rule_withdrawals_fixed before update or delete or truncate on payments.fee_rule_withdrawals
  for each statement execute function platform.refuse_change();

-- The right one may begin on the very day of the wrong one: once for each that was withdrawn.
alter table payments.fee_rules add column replaces uuid references payments.fee_rule_withdrawals;
drop index payments.fee_rules_one_a_date;
create unique index fee_rules_one_a_date on payments.fee_rules
  (kind, plan, coalesce(country, ''), effective_from, coalesce(replaces, '00000000-0000-0000-0000-000000000000'));
