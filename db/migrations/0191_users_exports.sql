-- Copies of one's own data: asked for, made in the background, kept for some days.
create table users.exports (
  export_id uuid primary key,
  user_id uuid not null references users.users,
  state text not null check (state in ('making', 'ready', 'expired', 'failed')),
  bytes bigint check (bytes > 0),
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  constraint exports_ready_is_whole check (state <> 'ready' or (bytes is not null and ready_at is not null and expires_at is not null))
);
create unique index exports_one_at_a_time on users.exports (user_id) where state = 'making';
create index exports_of_person on users.exports (user_id, asked_at desc);
