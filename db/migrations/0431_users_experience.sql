-- Certificates that people name, which an administrator may confirm, and where people worked before.
create table users.certifications (
  certification_id uuid primary key,
  user_id uuid not null references users.users,
  name text not null,
  issuer text not null,
  issued_on date not null,
  expires_on date,
  -- Where the issuer shows it: what an administrator looks at.
  url text,
  state text not null check (state in ('unverified', 'verified', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  constraint certifications_end_after_issue check (expires_on > issued_on),
  constraint certifications_decision_has_author check ((state = 'unverified') = (decided_at is null)),
  constraint certifications_refusal_has_reason check ((state = 'refused') = (reason is not null))
);
create index certifications_of_person on users.certifications (user_id, issued_on desc, certification_id desc);
create index certifications_to_decide on users.certifications (updated_at, certification_id)
  where state = 'unverified' and url is not null;

create table users.history (
  user_id uuid not null references users.users,
  position int not null,
  title text not null,
  organisation text not null,
  -- Months: people know no days of theirs.
  from_month date not null check (extract(day from from_month) = 1),
  to_month date check (extract(day from to_month) = 1),
  description text not null,
  primary key (user_id, position),
  constraint history_end_after_begin check (to_month >= from_month)
);
