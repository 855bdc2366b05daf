-- What somebody's plans entitle them to, as payments told it. Nothing here: what everybody has.
create table users.entitlements (
  user_id uuid not null,
  audience text not null,
  plan text not null,
  capability text not null,
  -- Null: without limit.
  limit_value int,
  learned_at timestamptz not null,
  primary key (user_id, audience, capability)
);
