-- A refund that did not arrive, and a bank that takes the same money: it is held of the refund, and a dispute that is lost
-- settles it. What cannot reach its card at all is paid otherwise (0513).
alter table payments.chargeback_parts drop constraint chargeback_parts_source_check,
  add constraint chargeback_parts_source_check
  check (source in ('refund', 'protected', 'wallet', 'clearing', 'reserve', 'platform'));
create index chargeback_parts_of_refund on payments.chargeback_parts (taken_from) where source = 'refund';

alter table payments.refunds drop constraint refunds_state_check,
  add constraint refunds_state_check
  check (state in ('processing', 'done', 'failed', 'settled_by_bank', 'paid_otherwise'));
