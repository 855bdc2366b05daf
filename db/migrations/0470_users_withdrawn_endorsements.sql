-- What was out of sight when whoever gave it took it back: given again, it stays so.
create table users.withdrawn_endorsements (
  user_id uuid not null references users.users,
  skill_id uuid not null references users.skills,
  endorsed_by uuid not null references users.users,
  hidden_at timestamptz not null,
  primary key (user_id, skill_id, endorsed_by)
);
create index withdrawn_endorsements_by_giver on users.withdrawn_endorsements (endorsed_by);
