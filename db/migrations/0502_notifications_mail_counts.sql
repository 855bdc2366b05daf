-- How often one person's doing was mailed to another lately, so that nobody fills an inbox through us.
create table notifications.mail_counts (
  user_id uuid not null,
  actor_id uuid not null,
  kind text not null,
  since timestamptz not null,
  mails int not null,
  primary key (user_id, actor_id, kind)
);
