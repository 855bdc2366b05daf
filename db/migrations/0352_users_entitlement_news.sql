-- The newest word about what somebody's plans for one audience entitle them to: what was told before it and comes later is
-- not believed any more.
create table users.entitlement_news (
  user_id uuid not null,
  audience text not null,
  told_at timestamptz not null,
  told_by uuid not null,
  primary key (user_id, audience)
);
