-- What a call with an idempotency key has done, written in the transaction that did it: when the answer was lost before it
-- was stored, the same call finds here that it has happened. `effect` names the whole wish, so that one key that was given
-- back after a refusal and used for something else does not hide it. Kept for ever, as keys of money routes are.
create table platform.key_effects (
  user_id uuid not null,
  key text not null,
  effect text not null,
  happened_at timestamptz not null,
  primary key (user_id, key, effect)
);
create trigger key_effects_append_only before update or delete or truncate on platform.key_effects
  for each statement execute function platform.refuse_change();

select platform.open_schema_to_app('platform');
