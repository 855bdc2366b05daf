-- Money that was protected before there was a limit has its date by the migration before this one. Whoever's date is past
-- or near gets the two weeks that everybody is warned in. Timers are set for what comes near by a daily job.
update contracts.milestones
set hold_until = greatest(hold_until, now() + interval '16 days'),
  hold_warn_at = greatest(hold_warn_at, now() + interval '36 hours')
where hold_until < now() + interval '16 days' and status in ('funded', 'submitted', 'revision_requested', 'disputed');

create index milestones_held_until on contracts.milestones (hold_until)
  where hold_until is not null and status in ('funded', 'submitted', 'revision_requested');
create index milestones_hold_warning on contracts.milestones (hold_warn_at)
  where hold_warn_at is not null and status in ('funded', 'submitted', 'revision_requested');
