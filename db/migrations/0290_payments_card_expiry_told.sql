-- A card's owner is told once, a month before it expires.
alter table payments.saved_methods add column expiry_told_at timestamptz;
create index saved_methods_expiring on payments.saved_methods (expiry_year, expiry_month)
  where removed_at is null and expiry_told_at is null;
