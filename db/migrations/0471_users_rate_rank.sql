-- The hourly rate in hundred-thousandths of a euro by the reference rates: for sorting and filtering across currencies alone.
-- A start fills it in for the rates that were there, every night brings it to the day's rates; null without a rate.
alter table users.users add column rate_rank bigint;
create index users_by_rate_rank on users.users (rate_rank, user_id)
  where listed and show_hourly_rate and rate_rank is not null;
-- contract: the list sorted by it within one currency alone; older processes sort without it for as long as they run
drop index users.users_by_rate;
