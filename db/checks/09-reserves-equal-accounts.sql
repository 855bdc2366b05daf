-- What is kept back is what the reserve accounts hold.
-- needs: payments.reserves
with kept as (
  select user_id::text as owner_id, currency, sum(left_minor)::bigint as held
  from payments.reserves where released_at is null group by user_id, currency
), accounts as (
  select owner_id, currency, posted from payments.balances where kind = 'reserve' and owner_kind = 'user'
)
select 'person ' || owner_id as subject,
  format('%s %s should be kept back, the account holds %s', coalesce(held, 0), currency, coalesce(posted, 0)) as detail
from kept full join accounts using (owner_id, currency)
where coalesce(held, 0) <> coalesce(posted, 0)
