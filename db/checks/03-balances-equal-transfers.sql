-- The balances kept in an account's row are the sums of its transfers.
with side as (
  select debit_account_id as account_id, amount, state, coalesce(released, 0) as released, true as is_debit
  from payments.transfers
  union all
  select credit_account_id, amount, state, coalesce(released, 0), false from payments.transfers
), summed as (
  select account_id,
    coalesce(sum(amount) filter (where is_debit and state = 'posted'), 0) as debit_posted,
    coalesce(sum(amount) filter (where not is_debit and state = 'posted'), 0) as credit_posted,
    sum(case when not is_debit then 0 when state = 'pending' then amount else -released end) as debit_pending,
    sum(case when is_debit then 0 when state = 'pending' then amount else -released end) as credit_pending
  from side group by account_id
)
select a.kind || ' ' || a.owner_kind || ':' || a.owner_id as subject,
  format('has debits %s, credits %s, held %s and %s; its transfers sum to %s, %s, %s and %s', a.debit_posted,
    a.credit_posted, a.debit_pending, a.credit_pending, coalesce(s.debit_posted, 0), coalesce(s.credit_posted, 0),
    coalesce(s.debit_pending, 0), coalesce(s.credit_pending, 0)) as detail
from payments.accounts a left join summed s using (account_id)
where not a.insert_only
  and (a.debit_posted, a.credit_posted, a.debit_pending, a.credit_pending) is distinct from
    (coalesce(s.debit_posted, 0), coalesce(s.credit_posted, 0), coalesce(s.debit_pending, 0), coalesce(s.credit_pending, 0))
