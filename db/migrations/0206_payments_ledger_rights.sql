-- The application reads the ledger and calls the functions that post; it writes no row of it by itself. In a function,
-- because a later migration that opens the whole schema to the application must call it again.
create function payments.withhold_ledger_rights() returns void
language plpgsql as $$
declare
  name text;
begin
  revoke execute on function
    payments.open_accounts, payments.close_account, payments.post_transfer, payments.post_journal,
    payments.post_transfers, payments.hold, payments.resolve_hold, payments.keep_ledger, payments.settle_seq,
    payments.roll_up, payments.chain_journals, payments.withhold_ledger_rights
    from public;
  if not exists (select from pg_roles where rolname = 'kogi_app') then
    return;
  end if;
  foreach name in array array['account_kinds', 'accounts', 'journals', 'transfers', 'checkpoints', 'chain_links',
    'chain_head', 'settled', 'balances'] loop
    execute format('revoke insert, update, delete, truncate, references, trigger on payments.%I from kogi_app', name);
  end loop;
  revoke update, delete, truncate on payments.gateway_reports from kogi_app;
  revoke usage, update on sequence payments.journal_seq from kogi_app;
  revoke execute on function payments.settle_seq, payments.roll_up, payments.chain_journals,
    payments.withhold_ledger_rights from kogi_app;
  grant execute on function
    payments.open_accounts, payments.close_account, payments.post_transfer, payments.post_journal,
    payments.post_transfers, payments.hold, payments.resolve_hold, payments.keep_ledger
    to kogi_app;
end $$;
select payments.withhold_ledger_rights();
