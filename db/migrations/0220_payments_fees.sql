-- What Kogi charges and how long released money clears: dated rules as data. What an agreement pinned never changes,
-- so the rows are never changed either; a new rule is a new row with a later date.
-- (0200 opened the schema for tables to come; opening it again would give back what the ledger withholds.)

create table payments.fee_rules (
  fee_rule_id uuid primary key,
  kind text not null check (kind in ('hire')),
  effective_from timestamptz not null,
  -- Who bears the provider's cost of a payment that is refunded: providers keep it.
  lost_processing_payer text not null check (lost_processing_payer in ('platform')),
  note text not null,
  constraint fee_rules_one_a_date unique (kind, effective_from)
);

create table payments.fee_components (
  fee_rule_id uuid not null references payments.fee_rules,
  component text not null check (component ~ '^[a-z_]+$'),
  position smallint not null,
  label text not null,
  -- payer: added to the price when it is paid. recipient: taken from each release.
  borne_by text not null check (borne_by in ('payer', 'recipient')),
  -- Of the price (payer) or of the released amount (recipient); null: what the provider charges, at cost.
  rate_bps int check (rate_bps between 0 and 10000),
  primary key (fee_rule_id, component),
  constraint fee_components_cost_is_the_payers check (rate_bps is not null or borne_by = 'payer')
);

insert into payments.fee_rules values
  ('0198c000-0000-7000-8000-000000000001', 'hire', '2020-01-01T00:00:00Z', 'platform', 'Hire: 3 % from the client, 10 % of each release from the freelancer');
insert into payments.fee_components values
  ('0198c000-0000-7000-8000-000000000001', 'client_fee', 1, 'Kogi fee', 'payer', 300),
  ('0198c000-0000-7000-8000-000000000001', 'processing', 2, 'Card processing, at cost', 'payer', null),
  ('0198c000-0000-7000-8000-000000000001', 'service_fee', 3, 'Kogi service fee', 'recipient', 1000);

create table payments.clearing_rules (
  clearing_rule_id uuid primary key,
  effective_from timestamptz not null unique,
  -- Days that released money waits before it can be withdrawn, by what the two people did together before.
  first_pair_days smallint not null check (first_pair_days between 0 and 14),
  known_pair_days smallint not null check (known_pair_days between 0 and 14),
  proven_pair_days smallint not null check (proven_pair_days between 0 and 14),
  -- Releases that cleared without a refund, from which on a pair is proven.
  proven_after_releases smallint not null check (proven_after_releases > 0),
  refunded_pair_days smallint not null check (refunded_pair_days between 0 and 14)
);
insert into payments.clearing_rules values ('0198c000-0000-7000-8000-000000000101', '2020-01-01T00:00:00Z', 5, 2, 0, 3, 14);

create table payments.payout_minimums (
  currency text primary key check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0)
);
-- About ten euros, rounded to what people expect; any other currency: ten of its units.
insert into payments.payout_minimums values
  ('EUR', 1000), ('USD', 1000), ('GBP', 1000), ('CHF', 1000), ('CAD', 1500), ('AUD', 1500), ('NZD', 1500), ('SEK', 10000),
  ('NOK', 10000), ('DKK', 7500), ('PLN', 4000), ('CZK', 25000), ('HUF', 400000), ('RON', 5000), ('BGN', 2000),
  ('JPY', 1500), ('KRW', 15000), ('INR', 80000), ('BRL', 5000), ('MXN', 20000), ('ZAR', 20000), ('TRY', 40000),
  ('THB', 35000), ('PHP', 60000), ('IDR', 16000000), ('MYR', 4500), ('SGD', 1500), ('HKD', 8000), ('CNY', 7500),
  ('ILS', 4000), ('ISK', 1500), ('KWD', 3000), ('BHD', 4000), ('OMR', 4000), ('JOD', 7000), ('TND', 33000);

create trigger fee_rules_fixed before update or delete or truncate on payments.fee_rules
  for each statement execute function platform.refuse_change();
create trigger fee_components_fixed before update or delete or truncate on payments.fee_components
  for each statement execute function platform.refuse_change();
create trigger clearing_rules_fixed before update or delete or truncate on payments.clearing_rules
  for each statement execute function platform.refuse_change();
