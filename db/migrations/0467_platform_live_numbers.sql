-- One number over all channels, in the order of the relay, which is one at a time: a process reads what is new once, however
-- many channels it serves. By a trigger, so that what a process of the release before numbers has one, too.
create sequence platform.live_numbers;
alter table platform.live_log add column number bigint;
create index live_log_number on platform.live_log (number) where number is not null;
create function platform.number_live() returns trigger language plpgsql as $$
begin
  new.number := nextval('platform.live_numbers');
  return new;
end $$;
create trigger number_live before update of sequence on platform.live_log for each row
  when (old.sequence is null and new.sequence is not null) execute function platform.number_live();
