-- What administrators book by hand: a difference with the provider, tax that was paid, and the reversal of either. Over the
-- limit for money moved by hand a second administrator puts a booking in force.

-- Kogi's own account at a bank: what leaves the provider for it is Kogi's still.
insert into payments.account_kinds (kind, insert_only, no_overdraft) values ('bank', true, false);

-- Of a refund that somebody made at the provider's own desk: the charge it took from. Null: none of that kind.
alter table payments.reconciliation_breaks add column charge text;

-- A refund the provider had made already when it was ordered here: its name there, and all that went back, fees included.
alter table payments.refund_orders
  add column gateway_refund text,
  add column sent_minor bigint check (sent_minor > 0),
  add constraint refund_orders_made_before check ((gateway_refund is null) = (sent_minor is null));

create table payments.desk_bookings (
  booking_id uuid primary key,
  kind text not null check (kind in ('refund', 'unmatched', 'unmatched_back', 'suspense', 'platform_payout', 'tax', 'reversal')),
  -- The difference that it puts into the books, as the comparison names it; null for tax and reversals.
  break_id uuid references payments.reconciliation_breaks,
  gateway text,
  side text,
  source text,
  happened_at timestamptz,
  -- Of a difference: by how much the provider holds more than the books said. Of tax and reversals: what was moved.
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  tax_country text check (tax_country ~ '^[A-Z]{2}$'),
  -- Who pays for what was released already, of a refund.
  bearer text check (bearer in ('earner', 'kogi')),
  reverses uuid references payments.desk_bookings,
  reason text not null,
  status text not null check (status in ('proposed', 'in_force', 'declined', 'reversed')),
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  answer_note text,
  -- When it was put in force or taken back last, and by which journal it moves money; a refund has its own.
  changed_at timestamptz not null,
  journal_id uuid,
  refund_order_id uuid references payments.refund_orders,
  constraint desk_bookings_two_people check (answered_by <> ordered_by),
  constraint desk_bookings_of_difference check ((break_id is null) = (gateway is null) and (break_id is null) = (side is null)
    and (break_id is null) = (source is null) and (break_id is null) = (happened_at is null)),
  constraint desk_bookings_of_kind check ((kind in ('tax', 'reversal')) = (break_id is null)
    and (kind = 'tax') = (tax_country is not null) and (kind = 'reversal') = (reverses is not null)
    and (kind = 'refund') = (bearer is not null))
);
create unique index desk_bookings_one_of_break on payments.desk_bookings (break_id) where status in ('proposed', 'in_force');
create unique index desk_bookings_one_reversal on payments.desk_bookings (reverses) where status in ('proposed', 'in_force');
create index desk_bookings_by_time on payments.desk_bookings (ordered_at desc, booking_id desc);
create index desk_bookings_by_journal on payments.desk_bookings (journal_id) where journal_id is not null;
-- The nightly comparison adds them to what the books say, within its range and by the provider's names.
create index desk_bookings_in_range on payments.desk_bookings (gateway, happened_at) where status = 'in_force';
create index desk_bookings_by_source on payments.desk_bookings (gateway, source) where status = 'in_force';

-- The sandbox's own desk makes refunds under no key of ours, and pays Kogi's own money out.
alter table payments.sandbox_refunds alter column idempotency_key drop not null;
alter table payments.sandbox_transactions drop constraint sandbox_transactions_kind_check;
alter table payments.sandbox_transactions add constraint sandbox_transactions_kind_check check (kind in ('charge', 'refund',
  'refund_failed', 'payout', 'payout_failed', 'dispute', 'dispute_won', 'platform_payout', 'platform_payout_failed'));
