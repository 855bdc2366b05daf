-- What administrators decided about an account, with why: roles given and taken, kept out and let in again. The words are
-- about a person, so they stand here and go with the account; the audit log keeps the fact for ever.
create table auth.account_decisions (
  decision_id uuid primary key,
  user_id uuid not null references auth.accounts (user_id),
  by_id uuid not null references auth.accounts (user_id),
  kind text not null check (kind in ('suspended', 'reinstated', 'role_granted', 'role_taken')),
  role text,
  reason text not null check (reason <> ''),
  created_at timestamptz not null,
  constraint account_decisions_role check ((kind in ('role_granted', 'role_taken')) = (role is not null))
);
create index account_decisions_of_account on auth.account_decisions (user_id, created_at desc, decision_id desc);

-- The desk's list of people: the newest first, and the few whom it asks for by role or state.
create index accounts_newest on auth.accounts (created_at desc, user_id desc);
create index accounts_reviewers on auth.accounts (created_at desc, user_id desc) where 'reviewer' = any (roles);
create index accounts_suspended on auth.accounts (created_at desc, user_id desc) where state = 'suspended';
