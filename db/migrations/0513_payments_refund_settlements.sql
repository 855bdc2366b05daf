-- A refund whose card takes no money any more is paid another way, such as a transfer from Kogi's own bank account: booked by one
-- administrator, over the limit by two.
create table payments.refund_settlements (
  refund_settlement_id uuid primary key,
  refund_id uuid not null references payments.refunds,
  -- What waited of the refund: less where a bank has kept a part of it.
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  paid_on date not null,
  -- By which the transfer is found at the bank.
  transfer text not null,
  status text not null check (status in ('proposed', 'in_force', 'declined')),
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz
);
create unique index refund_settlements_one on payments.refund_settlements (refund_id) where status <> 'declined';

-- When a refund was settled by a bank or paid otherwise.
alter table payments.refunds add column settled_at timestamptz;
