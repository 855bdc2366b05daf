-- When deadlines did not come about in time: one row from when it was noticed until it was over, so that it is told once.
create table platform.timer_outages (
  outage_id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz
);
create unique index timer_outages_one_open on platform.timer_outages ((true)) where ended_at is null;
