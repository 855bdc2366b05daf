-- A month of a plan that was upgraded was paid for twice. An order that takes the month back whole says what goes back of
-- each payment; an order of one payment has no parts.
create table payments.refund_order_parts (
  refund_order_id uuid not null references payments.refund_orders,
  transaction_id uuid not null references payments.payments,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (refund_order_id, transaction_id)
);
create index refund_order_parts_of_payment on payments.refund_order_parts (transaction_id);
create trigger refund_order_parts_fixed before update or delete or truncate on payments.refund_order_parts
  for each statement execute function platform.refuse_change();
