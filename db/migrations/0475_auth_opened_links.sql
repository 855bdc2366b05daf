-- A link of a sign-up that was opened: who opens it again holds the mail, and is told that they can sign in rather than
-- that the link is no good. Forgotten after a month, and with the account.
create table auth.opened_links (
  token_hash bytea primary key,
  user_id uuid not null references auth.accounts (user_id),
  opened_at timestamptz not null
);
create index opened_links_by_user on auth.opened_links (user_id);
create index opened_links_by_age on auth.opened_links (opened_at);
