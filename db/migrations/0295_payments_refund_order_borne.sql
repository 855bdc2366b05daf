-- What of an ordered refund Kogi paid itself: by choice, or because the earner had nothing left to take.
alter table payments.refund_orders add column kogi_minor bigint not null default 0
  check (kogi_minor between 0 and held_minor);
