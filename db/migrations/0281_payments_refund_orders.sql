-- Refunds that an administrator orders, of money wherever it lies by now. Over the limit for money moved by hand a
-- second administrator puts the order in force.
create table payments.refund_orders (
  refund_order_id uuid primary key,
  transaction_id uuid not null references payments.payments,
  -- Of the price; the fees charged on it go back beside it.
  held_minor bigint not null check (held_minor > 0),
  currency text not null,
  -- Who pays for what was released already: the earner, as far as they have it here, or Kogi.
  bearer text not null check (bearer in ('earner', 'kogi')),
  reason text not null,
  status text not null check (status in ('proposed', 'in_force', 'declined')),
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  idempotency_key text not null,
  answered_by uuid,
  answered_at timestamptz,
  answer_note text,
  constraint refund_orders_once unique (ordered_by, idempotency_key),
  constraint refund_orders_two_people check (answered_by <> ordered_by)
);
create unique index refund_orders_one_proposed on payments.refund_orders (transaction_id) where status = 'proposed';
create index refund_orders_of_payment on payments.refund_orders (transaction_id, ordered_at);
-- The desk lists everybody's payments by time.
create index payments_by_time on payments.payments (created_at desc, transaction_id desc);
