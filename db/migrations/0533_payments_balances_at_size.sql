-- What is read of accounts stays cheap when there are many: the second's upkeep looks at the few insert-only ones alone,
-- and the history of an account that keeps its balance is not summed only to be thrown away.

create index accounts_insert_only on payments.accounts (account_id) where insert_only;

create or replace view payments.balances as
  select a.account_id, a.owner_kind, a.owner_id, a.kind, a.currency, a.insert_only, a.closed_at,
    now.debit_posted, now.credit_posted, now.debit_pending, now.credit_pending,
    now.credit_posted - now.debit_posted as posted,
    now.credit_posted - now.debit_posted - now.debit_pending as available
  from payments.accounts a
  left join lateral (
    select * from payments.checkpoints c
    where a.insert_only and c.account_id = a.account_id order by seq desc limit 1
  ) as last on true
  left join lateral (
    -- "offset 0" keeps the condition where it stands: as a filter of the join it would be asked after the sum.
    select * from payments.sum_transfers(a.account_id, coalesce(last.seq, 0)) where a.insert_only offset 0
  ) as tail on true
  cross join lateral (
    select
      coalesce(a.debit_posted, coalesce(last.debit_posted, 0) + tail.debit_posted) as debit_posted,
      coalesce(a.credit_posted, coalesce(last.credit_posted, 0) + tail.credit_posted) as credit_posted,
      coalesce(a.debit_pending, coalesce(last.debit_pending, 0) + tail.debit_pending) as debit_pending,
      coalesce(a.credit_pending, coalesce(last.credit_pending, 0) + tail.credit_pending) as credit_pending
  ) as now;
