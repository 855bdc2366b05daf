-- The sandbox provider learns what real ones do to us: payments that take hours, money that is only reserved, refunds
-- that fail days later, disputes, and a list of its own of everything that moved.

alter table payments.sandbox_checkouts drop constraint sandbox_checkouts_state_check;
alter table payments.sandbox_checkouts
  add constraint sandbox_checkouts_state_check
    check (state in ('open', 'challenge', 'processing', 'authorised', 'paid', 'expired')),
  add column capture_later boolean not null default false;

alter table payments.sandbox_refunds
  add column state text not null default 'done' check (state in ('processing', 'done', 'failed')),
  add column failure_code text;

create table payments.sandbox_disputes (
  dispute_id text primary key,
  charge_id text not null unique references payments.sandbox_charges,
  amount_minor bigint not null check (amount_minor > 0),
  fee_minor bigint not null,
  currency text not null,
  reason text not null,
  state text not null check (state in ('needs_response', 'under_review', 'won', 'lost')),
  evidence jsonb,
  evidence_due_at timestamptz not null,
  created_at timestamptz not null
);

create table payments.sandbox_transactions (
  transaction_no bigint generated always as identity primary key,
  kind text not null check (kind in ('charge', 'refund', 'refund_failed', 'payout', 'payout_failed', 'dispute', 'dispute_won')),
  source text not null,
  amount_minor bigint not null,
  fee_minor bigint not null,
  currency text not null,
  created_at timestamptz not null,
  available_at timestamptz not null
);
create index sandbox_transactions_in_time on payments.sandbox_transactions (created_at, transaction_no);
insert into payments.sandbox_transactions (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
  select 'charge', charge_id, amount_minor, cost_minor, currency, created_at, created_at + interval '2 days'
  from payments.sandbox_charges;
insert into payments.sandbox_transactions (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
  select 'refund', r.refund_id, -r.amount_minor, 0, c.currency, r.created_at, r.created_at
  from payments.sandbox_refunds r join payments.sandbox_charges c using (charge_id);
insert into payments.sandbox_transactions (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
  select 'payout', idempotency_key, -amount_minor, 0, currency, created_at, created_at from payments.sandbox_payouts;
insert into payments.sandbox_transactions (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
  select 'payout_failed', idempotency_key, amount_minor, 0, currency, created_at, created_at from payments.sandbox_payouts
  where state in ('failed', 'returned');

-- How news misbehave: copies 0 to 5 (0: lost), forged ones beside the true, ones of types nobody knows.
alter table payments.sandbox_settings
  add column forge boolean not null default false,
  add column unknown boolean not null default false;

-- A payment whose money is under way: it can neither be closed nor paid again.
alter table payments.payments add column processing_since timestamptz;
