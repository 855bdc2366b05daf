-- Whoever listens live is to fall silent the moment their session or key ends, whatever ended it: the database tells all
-- processes, in the transaction that ends it (platform/live hears the channel).
create function auth.tell_of_ended_caller() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('kogi_callers', old.user_id::text);
  return null;
end $$;

create trigger sessions_told after delete or update of token_hash on auth.sessions
  for each row execute function auth.tell_of_ended_caller();
create trigger api_keys_told after delete or update of scopes on auth.api_keys
  for each row execute function auth.tell_of_ended_caller();
