-- No wallet, clearing, escrow, payout, dispute or reserve account is below zero, what is held of it included; and every
-- account follows the rules of its kind.
select a.kind || ' ' || a.owner_kind || ':' || a.owner_id as subject,
  'holds ' || credit_posted - debit_posted || ', of which ' || debit_pending || ' are reserved' as detail
from payments.accounts a
where a.no_overdraft and (credit_posted >= debit_posted + debit_pending) is not true
union all
select a.kind || ' ' || a.owner_kind || ':' || a.owner_id, 'is not kept as accounts of its kind are'
from payments.accounts a left join payments.account_kinds k using (kind)
where (a.insert_only = k.insert_only and a.no_overdraft = k.no_overdraft
  and a.insert_only = (a.credit_posted is null) and a.insert_only = (a.debit_posted is null)
  and a.insert_only = (a.credit_pending is null) and a.insert_only = (a.debit_pending is null)) is not true
union all
select a.kind || ' ' || a.owner_kind || ':' || a.owner_id, 'is closed and not empty'
from payments.accounts a
where closed_at is not null and (credit_posted = debit_posted and debit_pending = 0 and credit_pending = 0) is not true
