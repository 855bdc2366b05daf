-- The sandbox provider: a pretend payment company with books of its own. Kogi's other tables never point here, and
-- nothing but gateway/sandbox reads or writes it.

create table payments.sandbox_settings (
  singleton boolean primary key default true check (singleton),
  duplicate smallint not null default 1,
  shuffle boolean not null default false,
  delay_seconds int not null default 0
);
insert into payments.sandbox_settings default values;

create table payments.sandbox_checkouts (
  session text primary key,
  idempotency_key text not null unique,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  description text not null,
  lines jsonb not null,
  return_url text not null,
  state text not null default 'open' check (state in ('open', 'challenge', 'paid', 'expired')),
  challenge_card jsonb,
  charge_id text unique,
  cost_minor bigint,
  disputes_later boolean not null default false,
  settled boolean not null default false,
  expires_at timestamptz not null,
  created_at timestamptz not null
);

create table payments.sandbox_attempts (
  attempt_id text primary key,
  session text not null references payments.sandbox_checkouts,
  outcome text not null check (outcome in ('approved', 'declined', 'challenge_failed')),
  code text,
  card_brand text,
  card_last4 text,
  created_at timestamptz not null
);
create index sandbox_attempts_of_session on payments.sandbox_attempts (session, created_at);

create table payments.sandbox_refunds (
  refund_id text primary key,
  idempotency_key text not null unique,
  charge_id text not null references payments.sandbox_checkouts (charge_id),
  amount_minor bigint not null check (amount_minor > 0),
  created_at timestamptz not null
);
create index sandbox_refunds_of_charge on payments.sandbox_refunds (charge_id);

create table payments.sandbox_destinations (
  destination_id text primary key,
  iban text not null unique
);

create table payments.sandbox_payouts (
  payout_id text primary key,
  idempotency_key text not null unique,
  destination_id text not null references payments.sandbox_destinations,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  state text not null check (state in ('processing', 'paid', 'failed', 'returned')),
  failure_code text,
  created_at timestamptz not null
);

create table payments.sandbox_identities (
  identity_id text primary key,
  idempotency_key text not null unique,
  state text not null check (state in ('pending', 'verified', 'refused')),
  reason text,
  created_at timestamptz not null
);

create table payments.sandbox_events (
  event_id text primary key,
  type text not null,
  object_id text not null,
  created_at timestamptz not null
);
