-- Times in which Kogi could not be reached: nobody could answer, so nobody's silence counts in them. Whoever runs Kogi writes
-- them down (docs/operations.md).
create table contracts.outages (
  outage_id uuid primary key default gen_random_uuid(),
  began_at timestamptz not null,
  -- Null: it is not over.
  ended_at timestamptz,
  reason text not null,
  constraint outages_end_after_they_began check (ended_at > began_at)
);
-- Each moves the day of a milestone once.
create table contracts.outages_counted (
  outage_id uuid not null references contracts.outages,
  milestone_id uuid not null references contracts.milestones,
  counted_at timestamptz not null,
  primary key (outage_id, milestone_id)
);
