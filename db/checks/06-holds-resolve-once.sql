-- What is held is resolved at most once, between the same accounts, for no more than was held, and given back whole.
select 'hold ' || h.journal_id as subject, 'was resolved ' || count(*) || ' times' as detail
from payments.transfers h join payments.transfers r on r.resolves_journal_id = h.journal_id
group by h.journal_id having count(*) > 1
union all
select 'transfer ' || r.journal_id || '/' || r.leg,
  case when h.journal_id is null then 'resolves a hold that does not exist'
    else 'does not fit the hold ' || h.journal_id end
from payments.transfers r
left join payments.transfers h on h.journal_id = r.resolves_journal_id and h.leg = 1 and h.state = 'pending'
where r.resolves_journal_id is not null
  and (h.debit_account_id = r.debit_account_id and h.credit_account_id = r.credit_account_id and h.currency = r.currency
    and r.amount <= h.amount and r.released = h.amount and r.state in ('posted', 'voided')) is not true
union all
select 'transfer ' || journal_id || '/' || leg, 'is ' || state || ' but resolves nothing'
from payments.transfers
where resolves_journal_id is null and (state = 'voided' or released is not null)
