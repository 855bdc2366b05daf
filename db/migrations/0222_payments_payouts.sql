-- Money going out: where to, who is asking, and what became of it.

create table payments.payout_methods (
  payout_method_id uuid primary key,
  user_id uuid not null,
  kind text not null check (kind in ('bank_account')),
  holder_name text not null,
  country text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The account number itself stays with the provider.
  last4 text not null,
  fingerprint text not null,
  gateway text not null,
  gateway_destination text not null,
  is_default boolean not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index payout_methods_once on payments.payout_methods (user_id, fingerprint, currency) where removed_at is null;
create unique index payout_methods_one_default on payments.payout_methods (user_id, currency) where is_default and removed_at is null;
create index payout_methods_of_user on payments.payout_methods (user_id, created_at desc) where removed_at is null;

create table payments.payouts (
  payout_id uuid primary key,
  user_id uuid not null,
  payout_method_id uuid not null references payments.payout_methods,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  status text not null default 'requested' check (status in ('requested', 'processing', 'paid', 'failed')),
  gateway text not null,
  gateway_payout text,
  failure_code text,
  idempotency_key text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  paid_at timestamptz,
  constraint payouts_one_key unique (user_id, idempotency_key)
);
create index payouts_of_user on payments.payouts (user_id, created_at desc, payout_id desc);
create unique index payouts_gateway on payments.payouts (gateway, gateway_payout) where gateway_payout is not null;

create table payments.identity_checks (
  identity_check_id uuid primary key,
  user_id uuid not null,
  legal_name text not null,
  birth_date date not null,
  country text not null,
  state text not null check (state in ('pending', 'verified', 'refused')),
  reason text,
  gateway text not null,
  gateway_check text not null,
  submitted_at timestamptz not null,
  decided_at timestamptz
);
create index identity_checks_newest on payments.identity_checks (user_id, submitted_at desc);
create unique index identity_checks_verified_once on payments.identity_checks (user_id) where state = 'verified';
