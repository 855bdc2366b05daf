-- Companies and studios: their page, who belongs to them, and who is asked to.
create table users.organisations (
  organisation_id uuid primary key,
  handle text,                             -- one address space with people; given up when it closes
  name text not null,
  headline text not null default '',
  about text not null default '',
  website text,
  country text,
  city text,
  logo_media_id uuid,
  -- What it looks like: 0162_users_lookalikes.sql.
  handle_skeleton text generated always as
    (replace(replace(regexp_replace(translate(handle, '01', 'ol'), '-+', '-', 'g'), 'rn', 'm'), 'vv', 'w')) stored,
  closed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  constraint organisations_handle_unique unique (handle),
  constraint organisations_handle_form check (handle ~ '^[a-z0-9][a-z0-9-]{1,28}[a-z0-9]$'),
  constraint organisations_open_ones_have_a_handle check ((handle is null) = (closed_at is not null)),
  search_text text not null generated always as (lower(name || ' ' || coalesce(handle, '') || ' ' || headline)) stored
);
create unique index organisations_skeleton_unique on users.organisations (handle_skeleton);
create index organisations_newest on users.organisations (created_at desc, organisation_id desc)
  where closed_at is null;
create index organisations_by_country on users.organisations (country, created_at desc, organisation_id desc)
  where closed_at is null;
create index organisations_search on users.organisations using gin (search_text gin_trgm_ops) where closed_at is null;

create table users.organisation_members (
  organisation_id uuid not null references users.organisations,
  user_id uuid not null references users.users,
  role text not null check (role in ('owner', 'admin', 'member')),
  title text not null default '',
  shown boolean not null default true,     -- on the page and on the person's profile; the person decides
  joined_at timestamptz not null,
  primary key (organisation_id, user_id)
);
create index organisation_members_by_time on users.organisation_members (organisation_id, joined_at, user_id);
create index organisation_members_of_person on users.organisation_members (user_id, joined_at desc, organisation_id desc);

create table users.organisation_invitations (
  invitation_id uuid primary key,
  organisation_id uuid not null references users.organisations,
  user_id uuid not null references users.users,
  invited_by uuid not null references users.users,
  role text not null check (role in ('owner', 'admin', 'member')),
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
  expires_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint organisation_invitations_end_once check ((state = 'open') = (ended_at is null))
);
create unique index organisation_invitations_one_open on users.organisation_invitations (organisation_id, user_id)
  where state = 'open';
create index organisation_invitations_of_organisation
  on users.organisation_invitations (organisation_id, created_at desc, invitation_id desc);
create index organisation_invitations_to_person
  on users.organisation_invitations (user_id, created_at desc, invitation_id desc);
create index organisation_invitations_by_person on users.organisation_invitations (invited_by);

-- A handle that an organisation gave up is kept for it as a person's is.
alter table users.past_handles
  alter column user_id drop not null,
  add column organisation_id uuid references users.organisations,
  add constraint past_handles_of_one check (num_nonnulls(user_id, organisation_id) = 1);
