-- Whoever is kept out cannot cancel: their plan ends with what was paid for, and says why.
alter table payments.subscriptions drop constraint subscriptions_end_reason_check;
alter table payments.subscriptions add constraint subscriptions_end_reason_check
  check (end_reason in ('cancelled', 'unpaid', 'not_started', 'erased', 'refunded', 'disputed', 'suspended'));
