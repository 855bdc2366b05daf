-- Protected money that must not move while somebody contests it, and from which amount on moving money by hand takes
-- two administrators.

create table payments.freezes (
  freeze_id uuid primary key,
  -- What the money is protected for, such as a milestone.
  reference_id uuid not null,
  -- Why, by the fact: `dispute:<id>`, `chargeback:<id>`.
  cause text not null,
  frozen_at timestamptz not null,
  lifted_at timestamptz,
  constraint freezes_once unique (reference_id, cause)
);
create index freezes_standing on payments.freezes (reference_id) where lifted_at is null;

create table payments.two_person_limits (
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  effective_from timestamptz not null,
  -- More than this needs a second administrator.
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (currency, effective_from)
);
-- About a thousand euros; any other currency: a thousand of its units.
insert into payments.two_person_limits values
  ('EUR', '2020-01-01T00:00:00Z', 100000), ('USD', '2020-01-01T00:00:00Z', 100000),
  ('GBP', '2020-01-01T00:00:00Z', 100000), ('CHF', '2020-01-01T00:00:00Z', 100000),
  ('JPY', '2020-01-01T00:00:00Z', 150000), ('KRW', '2020-01-01T00:00:00Z', 1500000),
  ('INR', '2020-01-01T00:00:00Z', 8000000), ('SEK', '2020-01-01T00:00:00Z', 1000000),
  ('NOK', '2020-01-01T00:00:00Z', 1000000), ('DKK', '2020-01-01T00:00:00Z', 750000),
  ('IDR', '2020-01-01T00:00:00Z', 1600000000), ('KWD', '2020-01-01T00:00:00Z', 300000);
