-- Cards that people keep with the provider, and charges of them while nobody is there. Kogi keeps the provider's name
-- of a card and what its owner needs to recognise it; numbers never come here.

create table payments.gateway_customers (
  user_id uuid not null,
  gateway text not null,
  customer text not null,
  created_at timestamptz not null,
  primary key (user_id, gateway),
  constraint gateway_customers_once unique (gateway, customer)
);

create table payments.saved_methods (
  saved_method_id uuid primary key,
  user_id uuid not null,
  gateway text not null,
  gateway_method text not null,
  kind text not null check (kind in ('card')),
  brand text not null,
  last4 text not null check (last4 ~ '^[0-9]{4}$'),
  expiry_month smallint not null check (expiry_month between 1 and 12),
  expiry_year smallint not null,
  is_default boolean not null default false,
  created_at timestamptz not null,
  removed_at timestamptz,
  constraint saved_methods_once unique (gateway, gateway_method)
);
create index saved_methods_of_person on payments.saved_methods (user_id, created_at) where removed_at is null;
create unique index saved_methods_one_default on payments.saved_methods (user_id, gateway)
  where is_default and removed_at is null;

-- Somebody is on the provider's page to save a card.
create table payments.method_setups (
  method_setup_id uuid primary key,
  user_id uuid not null,
  gateway text not null,
  gateway_setup text,
  return_path text not null check (return_path like '/%'),
  state text not null default 'open' check (state in ('open', 'done', 'failed', 'expired')),
  failure_code text,
  idempotency_key text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint method_setups_one_key unique (user_id, idempotency_key)
);
create unique index method_setups_gateway on payments.method_setups (gateway, gateway_setup)
  where gateway_setup is not null;

-- A charge of a saved card off-session: intent first, then the provider's answer.
create table payments.method_charges (
  method_charge_id uuid primary key,
  user_id uuid not null,
  saved_method_id uuid not null references payments.saved_methods,
  -- Who asked for it, and the business fact it is for: the same fact is charged once.
  purpose text not null,
  reference text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  description text not null,
  return_path text not null check (return_path like '/%'),
  state text not null default 'requested'
    check (state in ('requested', 'processing', 'authentication_required', 'paid', 'declined')),
  gateway text not null,
  gateway_reference text,
  gateway_charge text,
  failure_code text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint method_charges_once unique (purpose, reference)
);
create unique index method_charges_gateway on payments.method_charges (gateway, gateway_reference)
  where gateway_reference is not null;
create index method_charges_of_person on payments.method_charges (user_id, created_at);
create index method_charges_of_method on payments.method_charges (saved_method_id);
create index method_charges_unfinished on payments.method_charges (updated_at) where state in ('requested', 'processing');

-- The sandbox provider's own books.
create table payments.sandbox_customers (
  customer_id text primary key,
  idempotency_key text not null unique,
  created_at timestamptz not null
);

create table payments.sandbox_methods (
  method_id text primary key,
  customer_id text not null references payments.sandbox_customers,
  card_number text not null,
  expiry_month smallint not null,
  expiry_year smallint not null,
  removed boolean not null default false,
  created_at timestamptz not null
);
create index sandbox_methods_of_customer on payments.sandbox_methods (customer_id);

create table payments.sandbox_setups (
  session text primary key,
  idempotency_key text not null unique,
  customer_id text not null references payments.sandbox_customers,
  return_url text not null,
  state text not null default 'open' check (state in ('open', 'challenge', 'done', 'expired')),
  challenge_card jsonb,
  method_id text references payments.sandbox_methods,
  failure_code text,
  attempts smallint not null default 0,
  expires_at timestamptz not null,
  created_at timestamptz not null
);

create table payments.sandbox_method_charges (
  reference text primary key,
  idempotency_key text not null unique,
  method_id text not null references payments.sandbox_methods,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  description text not null,
  state text not null check (state in ('authentication_required', 'paid', 'declined')),
  failure_code text,
  return_url text,
  charge_id text unique,
  created_at timestamptz not null
);

-- What was taken from a card, however it came about: refunds and disputes name it.
create table payments.sandbox_charges (
  charge_id text primary key,
  source_kind text not null check (source_kind in ('checkout', 'method_charge')),
  source text not null,
  card_number text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  cost_minor bigint not null,
  settled boolean not null default false,
  created_at timestamptz not null
);
insert into payments.sandbox_charges
  select charge_id, 'checkout', session, case when disputes_later then '4000000000000259' else '4242424242424242' end,
         amount_minor, currency, coalesce(cost_minor, 0), settled, created_at
  from payments.sandbox_checkouts where charge_id is not null;
alter table payments.sandbox_refunds drop constraint sandbox_refunds_charge_id_fkey;
alter table payments.sandbox_checkouts
  add column customer_id text references payments.sandbox_customers,
  add column saved_method text references payments.sandbox_methods;
