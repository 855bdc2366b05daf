-- Accounts: who may sign in, with what, and where they are signed in. Secrets are stored hashed or encrypted.
create schema auth;

create table auth.accounts (
  user_id uuid primary key,
  email text,                              -- canonical: NFC, lower case; null once erased
  email_verified_at timestamptz,
  name text not null,
  password_hash text,                      -- null once erased
  user_type text not null,
  roles text[] not null,
  state text not null default 'active' check (state in ('active', 'suspended', 'erased')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint accounts_email_unique unique (email),
  constraint accounts_email_canonical check (email = lower(email)),
  constraint accounts_roles_known check (roles <@ array['freelancer', 'client', 'investor', 'admin', 'reviewer']),
  constraint accounts_main_role check (user_type = any (roles)),
  constraint accounts_erased_bare check ((state = 'erased') = (email is null and password_hash is null))
);
create index accounts_admins on auth.accounts (user_id) where 'admin' = any (roles);

-- An account begins when the mailed link is opened; until then the wish to have one waits here, so that nobody can
-- hold or probe the address of somebody else.
create table auth.sign_ups (
  sign_up_id uuid primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  user_type text not null check (user_type in ('freelancer', 'client', 'investor')),
  token_hash bytea unique,                 -- set when the mail is written
  browser_hash bytea not null,             -- the browser that asked may be signed in by the link
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_ups_by_email on auth.sign_ups (email, created_at desc);
create index sign_ups_expiry on auth.sign_ups (expires_at);

create table auth.sessions (
  session_id uuid primary key,
  user_id uuid not null references auth.accounts on delete cascade,
  token_hash bytea not null unique,
  address text not null,
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,       -- written at most every ten minutes
  expires_at timestamptz not null
);
create index sessions_by_user on auth.sessions (user_id, last_seen_at desc);
create index sessions_expiry on auth.sessions (expires_at);

-- Links and challenges that work once.
create table auth.one_time_tokens (
  token_id uuid primary key,
  user_id uuid not null references auth.accounts on delete cascade,
  purpose text not null check (purpose in ('reset_password', 'change_email', 'two_factor')),
  token_hash bytea not null unique,
  email text,                              -- the new address of change_email
  attempts int not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index one_time_tokens_by_user on auth.one_time_tokens (user_id, purpose);
create index one_time_tokens_expiry on auth.one_time_tokens (expires_at);

create table auth.two_factor (
  user_id uuid primary key references auth.accounts on delete cascade,
  secret bytea not null,                   -- encrypted with a key made from KOGI_SECRET
  enabled_at timestamptz,                  -- null while it is only set up
  last_step bigint not null default 0,     -- the newest time step used: an older or equal one is a replay
  created_at timestamptz not null
);
create table auth.recovery_codes (
  user_id uuid not null references auth.two_factor on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table auth.api_keys (
  api_key_id uuid primary key,
  user_id uuid not null references auth.accounts on delete cascade,
  name text not null,
  prefix text not null,
  key_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,                -- written at most every ten minutes
  expires_at timestamptz
);
create index api_keys_by_user on auth.api_keys (user_id, created_at desc);

-- How often something secret was guessed wrong (by the hash of what is guarded), and until when it rests.
create table auth.attempts (
  attempt_key bytea primary key,
  failures int not null,
  blocked_until timestamptz not null,
  last_at timestamptz not null
);
create index attempts_age on auth.attempts (last_at);

-- The one query of every signed-in request. A function keeps its plan for the whole connection, where a plain statement
-- is planned anew each time: 0.05 ms against 0.22 ms.
create function auth.find_session(given bytea, now_at timestamptz, seen_after timestamptz)
returns table (
  session_id uuid, user_id uuid, last_seen_at timestamptz, user_type text, roles text[], email_verified boolean
)
language plpgsql stable as $$
begin
  return query
    select s.session_id, s.user_id, s.last_seen_at, a.user_type, a.roles, a.email_verified_at is not null
    from auth.sessions s join auth.accounts a on a.user_id = s.user_id
    where s.token_hash = given and s.expires_at > now_at and s.last_seen_at > seen_after and a.state = 'active';
end $$;

select platform.open_schema_to_app('auth');
