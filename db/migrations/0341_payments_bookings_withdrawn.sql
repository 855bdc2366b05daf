-- Whoever proposed a booking may take the proposal back alone: that moves nothing. Any other answer is somebody else's.
alter table payments.desk_bookings drop constraint desk_bookings_status_check;
alter table payments.desk_bookings
  add constraint desk_bookings_status_check
    check (status in ('proposed', 'in_force', 'declined', 'withdrawn', 'reversed'));
alter table payments.desk_bookings drop constraint desk_bookings_two_people;
alter table payments.desk_bookings
  add constraint desk_bookings_two_people check ((status = 'withdrawn') = coalesce(answered_by = ordered_by, false));
