-- Nobody posts to the account until the transaction ends: for whoever reads a balance and posts by what it says. The
-- application may not lock rows of the ledger by itself.
create function payments.keep_still(p_account_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from payments.accounts where account_id = p_account_id for no key update;
end $$;
revoke execute on function payments.keep_still from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'kogi_app') then
    grant execute on function payments.keep_still to kogi_app;
  end if;
end $$;
