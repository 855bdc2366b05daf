-- What ended long ago is forgotten once a day: found by when it ended.
create index timers_ended on platform.timers (updated_at) where state in ('fired', 'cancelled');
