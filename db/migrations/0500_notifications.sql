-- What concerns a person, once; how they want to hear of it.
create schema notifications;

create table notifications.notifications (
  notification_id uuid primary key,
  user_id uuid not null,
  kind text not null,
  category text not null,
  actor_id uuid,
  subject_type text not null,
  subject_id uuid not null,
  link text not null,
  title text not null,
  body text not null default '',
  -- Alike notifications that nobody read yet become one ("3 new proposals").
  group_key text,
  group_count int not null default 1,
  event_id uuid not null,
  read_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index notifications_once on notifications.notifications (user_id, kind, event_id);
create index notifications_newest on notifications.notifications (user_id, updated_at desc, notification_id desc);
create index notifications_unread on notifications.notifications (user_id) where read_at is null;
create unique index notifications_group on notifications.notifications (user_id, group_key)
  where read_at is null and group_key is not null;

create table notifications.preferences (
  user_id uuid not null,
  category text not null,
  in_app boolean not null,
  email boolean not null,
  updated_at timestamptz not null,
  primary key (user_id, category)
);

select platform.open_schema_to_app('notifications');
