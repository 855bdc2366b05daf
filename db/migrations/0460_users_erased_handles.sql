-- Handles of people who were erased, as hashes of what they look like: kept from everybody for three months, and nobody's.
create table users.erased_handles (
  looks_hash text primary key,
  given_up_at timestamptz not null
);

-- Whether a profile uses no picture but its face and its cover; those of before are gone through by the daily work.
alter table users.users add column pictures_settled boolean not null default false;
create index users_pictures_unsettled on users.users (user_id) where not pictures_settled;
