-- Plans as data, who is on which, and what each period costs.

create table payments.plans (
  plan text primary key check (plan ~ '^[a-z]+$'),
  -- For whom: one live subscription for each person and audience.
  audience text not null check (audience in ('freelancer', 'client', 'investor')),
  name text not null,
  position smallint not null,
  trial_days smallint not null check (trial_days between 0 and 90)
);
insert into payments.plans values
  ('plus', 'freelancer', 'Plus', 1, 14), ('pro', 'freelancer', 'Pro', 2, 14),
  ('business', 'client', 'Business', 3, 14), ('premium', 'investor', 'Premium', 4, 14);

-- A month's price from a date on. What runs keeps the price of its period.
create table payments.plan_prices (
  plan text not null references payments.plans,
  effective_from timestamptz not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  primary key (plan, effective_from)
);
insert into payments.plan_prices values
  ('plus', '2020-01-01T00:00:00Z', 1200, 'USD'), ('pro', '2020-01-01T00:00:00Z', 2900, 'USD'),
  ('business', '2020-01-01T00:00:00Z', 4900, 'USD'), ('premium', '2020-01-01T00:00:00Z', 1900, 'USD');
create trigger plan_prices_fixed before update or delete or truncate on payments.plan_prices
  for each statement execute function platform.refuse_change();

-- Plan x capability x limit; null is without limit. `free` is what everybody has.
create table payments.plan_entitlements (
  plan text not null check (plan ~ '^[a-z]+$'),
  capability text not null check (capability ~ '^[a-z_]+$'),
  limit_value int check (limit_value >= 0),
  primary key (plan, capability)
);
insert into payments.plan_entitlements values
  ('free', 'service_fee_bps', 1000), ('plus', 'service_fee_bps', 800), ('pro', 'service_fee_bps', 500),
  ('free', 'storage_mb', 1024), ('plus', 'storage_mb', 10240), ('pro', 'storage_mb', 51200),
  ('free', 'portfolio_themes', 1), ('plus', 'portfolio_themes', 6), ('pro', 'portfolio_themes', null),
  ('free', 'insight_days', 30), ('plus', 'insight_days', 365), ('pro', 'insight_days', null),
  ('plus', 'featured_rotation', 1), ('pro', 'featured_rotation', 4),
  ('pro', 'fundraising_tools', null),
  ('free', 'team_seats', 1), ('business', 'team_seats', 25),
  ('business', 'approval_limits', null), ('business', 'spending_reports', null),
  ('premium', 'early_access_hours', 24), ('premium', 'advanced_insights', null);

create table payments.subscriptions (
  subscription_id uuid primary key,
  user_id uuid not null,
  audience text not null,
  plan text not null references payments.plans,
  state text not null check (state in ('starting', 'trialing', 'active', 'past_due', 'ended')),
  -- Periods are counted in months from here, so that the 31st stays the 31st where there is one.
  anchor_at timestamptz not null,
  period_index int not null check (period_index >= 0),
  period_start timestamptz not null,
  period_end timestamptz not null,
  price_minor bigint not null check (price_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- What happens at the end of the period.
  cancel_at_end boolean not null default false,
  next_plan text references payments.plans,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('cancelled', 'unpaid', 'not_started', 'erased')),
  constraint subscriptions_period check (period_end > period_start),
  constraint subscriptions_ended check ((state = 'ended') = (ended_at is not null)),
  constraint subscriptions_ended_why check ((state = 'ended') = (end_reason is not null))
);
create unique index subscriptions_one_live on payments.subscriptions (user_id, audience) where state <> 'ended';
create index subscriptions_of_person on payments.subscriptions (user_id, created_at desc);
create index subscriptions_newest on payments.subscriptions (created_at desc, subscription_id desc);

-- What is due for a period or for the rest of one. Tried again on the days the rule says, then given up.
create table payments.subscription_charges (
  subscription_charge_id uuid primary key,
  subscription_id uuid not null references payments.subscriptions,
  user_id uuid not null,
  kind text not null check (kind in ('period', 'upgrade')),
  plan text not null references payments.plans,
  period_start timestamptz not null,
  period_end timestamptz not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The whole month's price of the plan, for the subscription once this is paid.
  price_minor bigint not null check (price_minor > 0),
  state text not null default 'open' check (state in ('open', 'paid', 'given_up')),
  -- Those by the rule; `asks` counts those the person asked for as well, and numbers what the provider is sent.
  tries int not null default 1,
  asks int not null default 1,
  period_index int not null check (period_index >= 0),
  -- Null while the provider is asked.
  failed_at timestamptz,
  failure text,
  needs_confirmation boolean not null default false,
  due_at timestamptz not null,
  method_charge_id uuid,
  paid_at timestamptz,
  created_at timestamptz not null,
  constraint subscription_charges_paid check ((state = 'paid') = (paid_at is not null))
);
create index subscription_charges_of on payments.subscription_charges (subscription_id, created_at desc);
create unique index subscription_charges_one_open on payments.subscription_charges (subscription_id) where state = 'open';
create unique index subscription_charges_one_a_period on payments.subscription_charges (subscription_id, period_start)
  where kind = 'period' and state <> 'given_up';

alter table payments.invoices drop constraint invoices_kind_check;
alter table payments.invoices add constraint invoices_kind_check
  check (kind in ('receipt', 'service_fee_invoice', 'service_statement', 'credit_note', 'subscription_invoice'));
