-- Refunds that did not arrive are the payers', less what banks have of them and what was paid otherwise: no more and no less
-- waits for them.
-- needs: payments.refunds
with taken as (
  select part.taken_from as refund_id, sum(part.amount_minor) as minor
  from payments.chargeback_parts part join payments.chargebacks chargeback using (chargeback_id)
  where part.source = 'refund' and chargeback.status in ('held', 'evidence_sent', 'lost')
  group by part.taken_from
), waiting as (
  select currency, sum(amount_minor - paid_otherwise_minor - coalesce(minor, 0))::bigint as minor
  from payments.refunds left join taken using (refund_id)
  where state in ('failed', 'settled_by_bank', 'paid_otherwise') group by currency
), accounts as (
  select currency, posted from payments.balances
  where owner_kind = 'platform' and owner_id = 'refunds' and kind = 'suspense'
)
select 'refunds in ' || currency as subject,
  format('%s should wait for their payers, the account holds %s', coalesce(minor, 0), coalesce(posted, 0)) as detail
from waiting full join accounts using (currency)
where coalesce(minor, 0) <> coalesce(posted, 0)
