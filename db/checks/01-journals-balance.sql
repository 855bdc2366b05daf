-- Every journal balances: each leg is one amount between two existing accounts of the leg's own currency, no leg is
-- missing, and so the sum over all accounts of a currency is zero.
select 'journal ' || j.journal_id as subject, 'has no transfers' as detail
from payments.journals j
where not exists (select from payments.transfers t where t.journal_id = j.journal_id)
union all
select 'transfer ' || t.journal_id || '/' || t.leg,
  case when j.journal_id is null then 'belongs to no journal'
    when j.seq <> t.seq or j.created_at <> t.created_at then 'is numbered or dated otherwise than its journal'
    when d.account_id is null then 'debits an account that does not exist'
    when c.account_id is null then 'credits an account that does not exist'
    else 'is in ' || t.currency || ', its accounts in ' || d.currency || ' and ' || c.currency end
from payments.transfers t
left join payments.journals j using (journal_id)
left join payments.accounts d on d.account_id = t.debit_account_id
left join payments.accounts c on c.account_id = t.credit_account_id
where (j.seq = t.seq and j.created_at = t.created_at and d.currency = t.currency and c.currency = t.currency) is not true
union all
select 'journal ' || journal_id, 'has ' || count(*) || ' legs, the last is number ' || max(leg)
from payments.transfers group by journal_id having max(leg) <> count(*)
union all
select 'books in ' || currency, 'sum to ' || sum(posted) || ' instead of 0'
from payments.balances group by currency having sum(posted) is distinct from 0
