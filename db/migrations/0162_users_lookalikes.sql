-- A handle that looks like somebody else's ("arno" and "amo", "0tto" and "otto") is refused. Those that were there before
-- keep what they have: the first of each look is the one that others are held against.
alter table users.users
  add column handle_skeleton text not null generated always as
    (replace(replace(regexp_replace(translate(handle, '01', 'ol'), '-+', '-', 'g'), 'rn', 'm'), 'vv', 'w')) stored,
  add column skeleton_shared boolean not null default false;
update users.users u set skeleton_shared = true
  where exists (select from users.users o where o.handle_skeleton = u.handle_skeleton and (o.created_at, o.user_id) < (u.created_at, u.user_id));
create unique index users_skeleton_unique on users.users (handle_skeleton) where not skeleton_shared;

alter table users.past_handles
  add column handle_skeleton text not null generated always as
    (replace(replace(regexp_replace(translate(handle, '01', 'ol'), '-+', '-', 'g'), 'rn', 'm'), 'vv', 'w')) stored;
create index past_handles_skeleton on users.past_handles (handle_skeleton);
