-- What of a refund was paid otherwise: where a bank gives back what it took of one that was settled so, the rest of it waits again.
alter table payments.refunds add column paid_otherwise_minor bigint not null default 0,
  add constraint refunds_paid_otherwise_check check (paid_otherwise_minor between 0 and amount_minor);

-- Of such a one the rest may be paid otherwise too: one waits at a time.
drop index payments.refund_settlements_one;
create unique index refund_settlements_one on payments.refund_settlements (refund_id) where status = 'proposed';
create index refund_settlements_of on payments.refund_settlements (refund_id, ordered_at);
