-- Of what was released: how much less the earner earned by an order, the fee on it included. Null in orders before, whose
-- statements of service stay as they are.
alter table payments.refund_orders add column earned_minor bigint check (earned_minor >= 0);
