-- Payments: a person's view of money coming in, from the intent to the refund. The money itself is in the ledger.

create table payments.payments (
  transaction_id uuid primary key,
  user_id uuid not null,
  recipient_id uuid,
  fundraiser_id uuid,
  series_round_id uuid,
  project_id uuid,
  amount_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  status text not null default 'pending'
    check (status in ('pending', 'completed', 'refunded', 'partially_refunded', 'failed', 'cancelled')),
  type text not null,
  -- What is paid for; its owner is the module that registered the type.
  reference_id uuid not null,
  held_minor bigint not null check (held_minor > 0),
  refunded_minor bigint not null default 0,
  lines jsonb not null,
  fee_rule_id uuid not null references payments.fee_rules,
  description text not null,
  return_path text not null check (return_path like '/%'),
  gateway text not null,
  gateway_reference text,
  gateway_charge text,
  checkout_url text,
  expires_at timestamptz not null,
  -- How it ends once the provider has closed its page: set before the provider is asked.
  closing_as text check (closing_as in ('failed', 'cancelled')),
  failure_code text,
  idempotency_key text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  completed_at timestamptz,
  constraint payments_one_key unique (user_id, idempotency_key),
  constraint payments_amount_covers_held check (amount_minor >= held_minor),
  constraint payments_refund_within_amount check (refunded_minor between 0 and amount_minor)
);
-- Two tabs, two clicks: one open payment for one thing.
create unique index payments_one_open on payments.payments (type, reference_id) where status = 'pending';
create unique index payments_gateway_reference on payments.payments (gateway, gateway_reference)
  where gateway_reference is not null;
create index payments_by_payer on payments.payments (user_id, created_at desc, transaction_id desc);
create index payments_by_recipient on payments.payments (recipient_id, created_at desc, transaction_id desc);
create index payments_by_reference on payments.payments (type, reference_id, created_at desc);
create index payments_by_project on payments.payments (project_id, created_at desc) where project_id is not null;

create table payments.payment_attempts (
  attempt_id uuid primary key,
  transaction_id uuid not null references payments.payments,
  gateway_attempt text not null,
  outcome text not null check (outcome in ('approved', 'declined', 'challenge_failed')),
  code text,
  card_brand text,
  card_last4 text check (card_last4 ~ '^[0-9]{4}$'),
  created_at timestamptz not null,
  constraint payment_attempts_once unique (transaction_id, gateway_attempt)
);

-- Which payment's money lies protected where: a refund must go back to the card it came from, with its share of fees.
create table payments.protected_lots (
  lot_id uuid primary key,
  reference_id uuid not null,
  transaction_id uuid not null references payments.payments,
  payer_id uuid not null,
  recipient_id uuid,
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  left_minor bigint not null,
  created_at timestamptz not null,
  constraint protected_lots_within check (left_minor between 0 and amount_minor)
);
create index protected_lots_by_reference on payments.protected_lots (reference_id, lot_id);
create index protected_lots_of_recipient on payments.protected_lots (recipient_id, currency) where left_minor > 0;
create index protected_lots_of_payer on payments.protected_lots (payer_id, currency) where left_minor > 0;

create table payments.refunds (
  refund_id uuid primary key,
  transaction_id uuid not null references payments.payments,
  -- The whole that goes back to the card: protected money and the fees charged on it.
  amount_minor bigint not null check (amount_minor > 0),
  held_minor bigint not null check (held_minor > 0),
  currency text not null,
  reference text not null,
  reason text not null,
  state text not null default 'processing' check (state in ('processing', 'done', 'failed')),
  gateway_refund text,
  failure_code text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint refunds_once unique (transaction_id, reference)
);
create index refunds_of_payment on payments.refunds (transaction_id, created_at);
create index refunds_by_reference on payments.refunds (reference);
create unique index refunds_gateway on payments.refunds (gateway_refund) where gateway_refund is not null;

-- Released money on its way to the wallet.
create table payments.clearings (
  clearing_id uuid primary key,
  user_id uuid not null,
  payer_id uuid not null,
  reference_id uuid not null,
  reference text not null,
  gross_minor bigint not null check (gross_minor > 0),
  net_minor bigint not null check (net_minor >= 0 and net_minor <= gross_minor),
  currency text not null,
  description text not null,
  days smallint not null,
  reason text not null,
  clearing_rule_id uuid not null references payments.clearing_rules,
  fee_rule_id uuid not null references payments.fee_rules,
  created_at timestamptz not null,
  available_at timestamptz not null,
  cleared_at timestamptz,
  constraint clearings_released_once unique (reference)
);
create index clearings_waiting on payments.clearings (user_id, available_at) where cleared_at is null;
create index clearings_of_pair on payments.clearings (payer_id, user_id);

-- What providers told us, as they told it: verified, kept, answered, then handled once.
create table payments.webhook_inbox (
  gateway text not null,
  event_id text not null,
  type text not null,
  object_kind text not null,
  object_id text not null,
  body text not null,
  state text not null default 'received' check (state in ('received', 'handled', 'ignored')),
  note text,
  deliveries int not null default 1,
  received_at timestamptz not null,
  handled_at timestamptz,
  primary key (gateway, event_id)
);
create index webhook_inbox_waiting on payments.webhook_inbox (received_at) where state = 'received';
