-- A bank account on its way to the provider: noted before the provider is asked, under the id that is its key there, so that
-- one whose answer got lost is found again. The account number is not here either.
create table payments.payout_method_intents (
  payout_method_id uuid primary key,
  user_id uuid not null,
  kind text not null check (kind in ('bank_account')),
  holder_name text not null,
  country text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  last4 text not null,
  fingerprint text not null,
  gateway text not null,
  recipient text not null,
  created_at timestamptz not null,
  looked_at timestamptz,
  constraint payout_method_intents_once unique (user_id, gateway, fingerprint, currency, holder_name)
);
create index payout_method_intents_left on payments.payout_method_intents (created_at);

-- The sandbox's accounts by the key they were given with.
create table payments.sandbox_bank_keys (
  idempotency_key text primary key,
  destination_id text not null references payments.sandbox_destinations
);
