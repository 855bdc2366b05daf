-- Roles, extensions and what the platform itself keeps: idempotency keys, timers, live events, mail, handled events.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists citext;
create extension if not exists btree_gin;

-- The application runs as kogi_app, which may not update or delete ledger rows. Where the connecting role may not
-- make roles, triggers alone hold that line (said at start).
do $$
begin
  if not exists (select from pg_roles where rolname = 'kogi_app') then
    begin
      create role kogi_app nologin;
    exception when insufficient_privilege then
      raise notice 'role kogi_app cannot be made here';
    when duplicate_object or unique_violation then
      null; -- another database of the same server made it just now
    end;
  end if;
  if exists (select from pg_roles where rolname = 'kogi_app') then
    begin
      execute format('grant kogi_app to %I', current_user);
    exception when insufficient_privilege or invalid_grant_operation then
      null;
    end;
  end if;
end $$;

-- Gives the application ordinary rights on a module's schema, now and for later tables. Called by every module's
-- first migration; the ledger withholds rights afterwards.
create function platform.open_schema_to_app(schema_name text) returns void language plpgsql as $$
begin
  if exists (select from pg_roles where rolname = 'kogi_app') then
    execute format('grant usage on schema %I to kogi_app', schema_name);
    execute format('grant select, insert, update, delete on all tables in schema %I to kogi_app', schema_name);
    execute format('grant usage, select on all sequences in schema %I to kogi_app', schema_name);
    execute format('grant execute on all functions in schema %I to kogi_app', schema_name);
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to kogi_app', schema_name);
    execute format('alter default privileges in schema %I grant usage, select on sequences to kogi_app', schema_name);
  end if;
end $$;

create table platform.idempotency_keys (
  scope text not null,                 -- who: user:<id> or address:<hash>
  key text not null,
  request_hash text not null,
  state text not null check (state in ('running', 'done')),
  status int,
  body text,
  headers jsonb,
  money boolean not null default false, -- keys of money routes are kept for ever
  locked_until timestamptz not null,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_keys_expiry on platform.idempotency_keys (created_at) where not money;

create table platform.timers (
  timer_id uuid primary key,
  kind text not null,
  ref text not null,
  due_at timestamptz not null,
  payload jsonb not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'fired', 'cancelled')),
  fired_at timestamptz,
  attempts int not null default 0,
  last_error text,
  retry_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- One waiting timer of a kind for a thing: scheduling again moves it.
create unique index timers_one_waiting on platform.timers (kind, ref) where state = 'waiting';
create index timers_due on platform.timers (coalesce(retry_at, due_at)) where state = 'waiting';

-- What a listener has handled: an event delivered twice has one effect.
create table platform.handled_events (
  listener text not null,
  event_id uuid not null,
  handled_at timestamptz not null,
  primary key (listener, event_id)
);
create index handled_events_age on platform.handled_events (handled_at);

-- Live events: written in the business transaction, numbered after commit by the relay, trimmed at 10 minutes.
create table platform.live_log (
  live_id uuid primary key,
  channel text not null,
  sequence bigint,
  type text not null,
  payload jsonb not null,
  created_at timestamptz not null
);
create unique index live_log_channel_sequence on platform.live_log (channel, sequence) where sequence is not null;
create index live_log_unnumbered on platform.live_log (live_id) where sequence is null;
create index live_log_age on platform.live_log (created_at);
create table platform.live_channels (
  channel text primary key,
  last_sequence bigint not null
);

-- Mail as it was sent; the page at /dev/mail reads it in development.
create table platform.mails (
  mail_id uuid primary key,
  to_address text not null,
  from_address text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  headers jsonb not null default '{}',
  template text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index mails_newest on platform.mails (created_at desc);
create index mails_by_recipient on platform.mails (to_address, created_at desc);

-- Development only: how far the business clock was moved forward.
create table platform.dev_clock (
  singleton boolean primary key default true check (singleton),
  offset_ms bigint not null
);

create table platform.audit_log (
  audit_id uuid primary key,
  actor_id uuid,
  actor_kind text not null check (actor_kind in ('person', 'system')),
  action text not null,
  subject_type text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  request_id text,
  created_at timestamptz not null
);
create index audit_log_subject on platform.audit_log (subject_type, subject_id, created_at);
create index audit_log_actor on platform.audit_log (actor_id, created_at);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% are never changed or removed', tg_table_schema, tg_table_name
    using errcode = '23001';
end $$;
create trigger audit_log_append_only before update or delete or truncate on platform.audit_log
  for each statement execute function platform.refuse_change();

select platform.open_schema_to_app('platform');
