-- People: what they show of themselves, how they want to see Kogi, and whom they do not want to meet.
create schema users;

create table users.users (
  user_id uuid primary key,                -- the same as auth.accounts
  handle text not null,
  name text not null,
  user_type text not null,
  headline text not null default '',
  bio text not null default '',
  country text,
  city text,
  time_zone text,
  languages jsonb not null default '[]',
  hourly_rate_minor bigint check (hourly_rate_minor > 0),
  hourly_rate_currency text check (hourly_rate_currency ~ '^[A-Z]{3}$'),
  availability text not null default 'now' check (availability in ('now', 'from_date', 'part_time', 'not_available')),
  available_from date,
  hours_per_week int check (hours_per_week between 1 and 80),
  experience_level text check (experience_level in ('entry', 'intermediate', 'expert')),
  links jsonb not null default '[]',
  profile_image_media_id uuid,
  cover_image_media_id uuid,
  verified boolean not null default false, -- told by auth: the e-mail address is verified
  show_in_lists boolean not null default true,
  show_city boolean not null default true,
  show_hourly_rate boolean not null default true,
  hidden_at timestamptz,                   -- by moderation
  erased_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  constraint users_handle_unique unique (handle),
  constraint users_handle_form check (handle ~ '^[a-z0-9][a-z0-9-]{1,28}[a-z0-9]$'),
  constraint users_rate_whole check ((hourly_rate_minor is null) = (hourly_rate_currency is null)),
  -- What lists may show, and what they are sorted and filtered by.
  listed boolean not null generated always as (show_in_lists and hidden_at is null and erased_at is null) stored,
  sort_name text not null generated always as (lower(name)) stored,
  search_text text not null generated always as (lower(name || ' ' || handle || ' ' || headline)) stored
);
create index users_newest on users.users (created_at desc, user_id desc) where listed;
create index users_by_name on users.users (sort_name, user_id) where listed;
create index users_by_type on users.users (user_type, created_at desc, user_id desc) where listed;
create index users_by_country on users.users (country, created_at desc, user_id desc) where listed;
create index users_by_rate on users.users (hourly_rate_currency, hourly_rate_minor, user_id) where listed and show_hourly_rate;
create index users_search on users.users using gin (search_text gin_trgm_ops) where listed;

-- Handles that changed hands keep leading to the person for a while.
create table users.past_handles (
  handle text primary key,
  user_id uuid not null references users.users on delete cascade,
  given_up_at timestamptz not null
);

create table users.preferences (
  user_id uuid primary key references users.users on delete cascade,
  locale text not null default 'en-GB',
  time_zone text not null default 'UTC',
  display_currency text not null default 'EUR' check (display_currency ~ '^[A-Z]{3}$'),
  updated_at timestamptz not null
);

create table users.skills (
  skill_id uuid primary key,
  slug text not null unique,
  name text not null,
  topic_slug text not null,
  esco_group text,
  search_text text not null generated always as (lower(name)) stored
);
create index skills_search on users.skills using gin (search_text gin_trgm_ops);
create index skills_by_topic on users.skills (topic_slug);

create table users.user_skills (
  user_id uuid not null references users.users on delete cascade,
  skill_id uuid not null references users.skills,
  level text not null check (level in ('entry', 'intermediate', 'expert')),
  years int check (years between 0 and 60),
  position int not null,
  primary key (user_id, skill_id)
);
create index user_skills_by_skill on users.user_skills (skill_id, user_id);

-- topic_id names a topic of the trending module; a topic that goes away simply shows no more.
create table users.user_interests (
  user_id uuid not null references users.users on delete cascade,
  topic_id uuid not null,
  position int not null,
  primary key (user_id, topic_id)
);
create index user_interests_by_topic on users.user_interests (topic_id, user_id);

-- `block`: both vanish from each other. `mute`: the other vanishes for user_id alone.
create table users.blocks (
  user_id uuid not null references users.users on delete cascade,
  other_id uuid not null references users.users on delete cascade,
  kind text not null check (kind in ('block', 'mute')),
  created_at timestamptz not null,
  primary key (user_id, other_id),
  constraint blocks_not_oneself check (user_id <> other_id)
);
create index blocks_by_user on users.blocks (user_id, created_at desc, other_id desc);
create index blocks_by_other on users.blocks (other_id, user_id) where kind = 'block';

-- Which version of a reference file the tables hold: a start reads a file again only when it changed.
create table users.loaded_reference (
  name text primary key,
  hash text not null
);

select platform.open_schema_to_app('users');
