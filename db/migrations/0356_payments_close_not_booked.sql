-- Closing a difference books nothing, so nobody writes anything off by it. What was closed with that word keeps it; from now
-- on the reason says what is true.
-- contract: only widens what the column takes
alter table payments.reconciliation_breaks drop constraint reconciliation_breaks_close_reason_check;
alter table payments.reconciliation_breaks add constraint reconciliation_breaks_close_reason_check
  check (close_reason in ('timing', 'booked_since', 'provider_error', 'not_booked', 'other', 'written_off'));
