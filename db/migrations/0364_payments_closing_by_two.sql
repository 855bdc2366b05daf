-- Closing a refund that was made at the provider's own desk lifts the freeze of what it was of: over the limit for money moved
-- by hand a second administrator closes it, and this is who said so first.
alter table payments.reconciliation_breaks
  add column closing_by uuid,
  add column closing_reason text,
  add column closing_at timestamptz,
  add constraint reconciliation_breaks_closing 
    check ((closing_by is null) = (closing_reason is null) and (closing_by is null) = (closing_at is null));
