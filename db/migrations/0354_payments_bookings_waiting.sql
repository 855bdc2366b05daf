-- How many wait for a second administrator is asked for with every look at the figures.
create index desk_bookings_waiting on payments.desk_bookings (ordered_at) where status = 'proposed';
