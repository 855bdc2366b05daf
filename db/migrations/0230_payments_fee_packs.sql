-- Fee rules become packs: for a product, a country (null: wherever nothing else is said) and a plan, with components
-- that have a fixed part, bounds, brackets by price and tiers by what two people billed each other before.

alter table payments.fee_rules
  drop constraint fee_rules_kind_check,
  add constraint fee_rules_kind_known check (kind in ('hire', 'campaign', 'investment')),
  drop constraint fee_rules_one_a_date,
  add column country text constraint fee_rules_country_code check (country ~ '^[A-Z]{2}$'),
  add column plan text not null default 'free' constraint fee_rules_plan_known check (plan in ('free', 'plus', 'pro')),
  add column created_at timestamptz,
  add column created_by uuid;
create unique index fee_rules_one_a_date on payments.fee_rules (kind, plan, coalesce(country, ''), effective_from);

-- By currency, in minor units as digits: {"EUR": {"fixed": "20", "minimum": "800", "maximum": "10000", "from": "1000",
-- "below": "10000", "tiers": [{"from": "50000", "rate_bps": 1000}]}}. In a currency that is not listed the rate alone counts.
alter table payments.fee_components
  add column amounts jsonb not null default '{}' constraint fee_components_amounts_by_currency check (jsonb_typeof(amounts) = 'object');

-- A day before the pack for everybody: a process of the release before this one takes the newest pack and knows no plans.
insert into payments.fee_rules (fee_rule_id, kind, effective_from, lost_processing_payer, note, plan) values
  ('0198c000-0000-7000-8000-000000000002', 'hire', '2019-12-31T00:00:00Z', 'platform', 'Hire, Plus: 3 % from the client, 8 % of each release from the freelancer', 'plus'),
  ('0198c000-0000-7000-8000-000000000003', 'hire', '2019-12-31T00:00:00Z', 'platform', 'Hire, Pro: 3 % from the client, 5 % of each release from the freelancer', 'pro');
insert into payments.fee_components (fee_rule_id, component, position, label, borne_by, rate_bps)
  select rule, component, position, label, borne_by, case when component = 'service_fee' then service_bps else rate_bps end
  from payments.fee_components
  cross join (values ('0198c000-0000-7000-8000-000000000002'::uuid, 800), ('0198c000-0000-7000-8000-000000000003', 500))
    as packs (rule, service_bps)
  where fee_rule_id = '0198c000-0000-7000-8000-000000000001';

-- What somebody's subscription entitles them to, as the last news of it said. Nobody here: the free plan.
create table payments.fee_plans (
  user_id uuid primary key,
  plan text not null check (plan in ('plus', 'pro')),
  valid_until timestamptz,
  changed_at timestamptz not null
);

-- The fee lines of a release as they were taken: tiers depend on what was billed before, which goes on changing.
alter table payments.clearings add column fee_lines jsonb;
