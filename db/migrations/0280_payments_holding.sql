-- How long money may be held for somebody, by country and date (null: everywhere else). Of two sides in two countries
-- the shorter time counts.
create table payments.holding_rules (
  holding_rule_id uuid primary key,
  country text check (country ~ '^[A-Z]{2}$'),
  effective_from timestamptz not null,
  max_days int not null check (max_days between 2 and 1000),
  -- Both sides are warned so many days before the end.
  warn_days int not null check (warn_days > 0),
  -- Whoever got the last word less than so many days before the end has not had time to answer it.
  answer_days int not null check (answer_days > 0),
  constraint holding_rules_warn_within check (answer_days <= warn_days and warn_days < max_days),
  constraint holding_rules_one unique nulls not distinct (country, effective_from)
);
-- The limits of the payment provider for money that is paid out by hand, as of 2025.
insert into payments.holding_rules values
  ('01890000-0000-7000-8000-000000000101', null, '2020-01-01T00:00:00Z', 90, 14, 3),
  ('01890000-0000-7000-8000-000000000102', 'US', '2020-01-01T00:00:00Z', 730, 14, 3),
  ('01890000-0000-7000-8000-000000000103', 'TH', '2020-01-01T00:00:00Z', 10, 5, 2);
