-- How far the demo content is. Written in the same transaction as what it tells of, so that a start after a crash goes
-- on exactly there. `made` holds ids by the keys of the seeds; later scenes need them.
create table platform.demo (
  singleton boolean primary key default true check (singleton),
  seeds_hash text not null,
  ends_at timestamptz not null,
  scenes_played int not null,
  made jsonb not null,
  finished_at timestamptz
);
select platform.open_schema_to_app('platform');
