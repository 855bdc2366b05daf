-- What the provider bills Kogi beside charges is booked as a cost.
alter table payments.desk_bookings drop constraint desk_bookings_kind_check;
alter table payments.desk_bookings add constraint desk_bookings_kind_check check (kind in ('refund', 'unmatched',
  'unmatched_back', 'suspense', 'platform_payout', 'provider_fee', 'tax', 'reversal'));
