-- What waits out its clearing days is what the clearing accounts hold.
-- needs: payments.clearings
with waiting as (
  select user_id::text as owner_id, currency, sum(net_minor - taken_minor)::bigint as net
  from payments.clearings where cleared_at is null group by user_id, currency
), accounts as (
  select owner_id, currency, posted from payments.balances where kind = 'clearing' and owner_kind = 'user'
)
select 'person ' || owner_id as subject,
  format('%s %s should be clearing, the account holds %s', coalesce(net, 0), currency, coalesce(posted, 0)) as detail
from waiting full join accounts using (owner_id, currency)
where coalesce(net, 0) <> coalesce(posted, 0)
