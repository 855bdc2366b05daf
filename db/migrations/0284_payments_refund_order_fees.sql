-- Of the fee the earner had paid, what went back with an order: so much of Kogi's invoice for it is credited.
alter table payments.refund_orders add column earner_fee_minor bigint not null default 0
  check (earner_fee_minor between 0 and held_minor);
