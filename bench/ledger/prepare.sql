-- Half a million wallets with 1,000.00 each, properly booked, and two accounts of the platform. Set-based, because this
-- is not what is measured; db/checks proves afterwards that these books are as good as posted ones.
insert into payments.accounts (account_id, owner_kind, owner_id, kind, currency, created_at, insert_only, no_overdraft,
    debit_posted, credit_posted, debit_pending, credit_pending)
  select ('00000000-0000-7000-8000-' || 100000000000 + n)::uuid, 'user', n::text, 'wallet', 'EUR', '2026-01-01Z', false,
    true, 0, 100000, 0, 0
  from generate_series(1, 500000) as n;
select payments.open_accounts(
  '{00000000-0000-7000-8000-0000000000f1,00000000-0000-7000-8000-0000000000f2}', '{platform,platform}', '{prepare,fee}',
  '{gateway_pending,revenue}', '{EUR,EUR}', '2026-01-01Z');
insert into payments.journals (journal_id, seq, created_at, kind, reference)
  select ('10000000-0000-7000-8000-' || 100000000000 + n)::uuid, n, '2026-01-01Z', 'bench.funded', n::text
  from generate_series(1, 500000) as n;
insert into payments.transfers
    (journal_id, seq, created_at, debit_account_id, credit_account_id, amount, leg, state, currency, kind)
  select ('10000000-0000-7000-8000-' || 100000000000 + n)::uuid, n, '2026-01-01Z', '00000000-0000-7000-8000-0000000000f1',
    ('00000000-0000-7000-8000-' || 100000000000 + n)::uuid, 100000, 1, 'posted', 'EUR', 'principal'
  from generate_series(1, 500000) as n;
select setval('payments.journal_seq', 500000);
analyze payments.accounts, payments.journals, payments.transfers;
