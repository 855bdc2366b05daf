-- What the lots of a milestone have left is what its escrow account holds.
-- needs: payments.protected_lots
with lots as (
  select reference_id::text as owner_id, currency, sum(left_minor)::bigint as held
  from payments.protected_lots group by reference_id, currency
), escrows as (
  select owner_id, currency, posted from payments.balances where kind = 'escrow' and owner_kind = 'milestone'
)
select 'milestone ' || owner_id as subject,
  format('its lots have %s %s left, its account holds %s', coalesce(held, 0), currency, coalesce(posted, 0)) as detail
from lots full join escrows using (owner_id, currency)
where coalesce(held, 0) <> coalesce(posted, 0)
