-- A person's lists are replaced whole, each at a place of its own: each counts its versions, so that of two tabs one is told
-- that it had read an older list, and a change of skills makes no open form of the profile stale. A membership counts its own.
alter table users.users
  add column skills_version int not null default 1,
  add column interests_version int not null default 1,
  add column history_version int not null default 1,
  add column calendar_version int not null default 1;
alter table users.organisation_members add column version int not null default 1;
