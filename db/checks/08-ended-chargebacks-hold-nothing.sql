-- A chargeback that runs holds what the bank took; one that was won or lost holds nothing, nor does a bank's question.
-- needs: payments.chargebacks
select 'chargeback ' || c.chargeback_id as subject,
  'is ' || c.status || ' and holds ' || coalesce(b.posted, 0) || ' ' || c.currency as detail
from payments.chargebacks c
left join payments.balances b on b.kind = 'dispute' and b.owner_kind = 'dispute'
  and b.owner_id = c.chargeback_id::text and b.currency = c.currency
where coalesce(b.posted, 0) <> case when c.status in ('won', 'lost', 'inquiry', 'closed') then 0 else c.amount_minor end
