-- What the gateway reported to hold is what the ledger says it holds, but for what was known to be under way. The
-- newest report of each gateway and currency counts; what an administrator has booked of that time since then counts too.
with newest as (
  select distinct on (gateway, currency) * from payments.gateway_reports order by gateway, currency, taken_at desc
), compared as (
  select n.*,
    -coalesce(sum(payments.balance_at(a.account_id, n.taken_at)), 0) + (
      select coalesce(sum(b.amount_minor), 0) from payments.desk_bookings b
      where b.status = 'in_force' and b.gateway = n.gateway and b.currency = n.currency
        and b.happened_at <= n.taken_at and b.changed_at > n.taken_at) as booked
  from newest n
  left join payments.accounts a on a.owner_kind = 'platform' and a.owner_id = n.gateway and a.currency = n.currency
    and a.kind in ('gateway_pending', 'gateway_available')
  group by n.gateway, n.currency, n.taken_at, n.pending, n.available, n.in_flight
)
select 'gateway ' || gateway || ' in ' || currency as subject,
  format('reported %s at %s, of which %s under way; the ledger says %s', pending + available, taken_at, in_flight, booked) as detail
from compared where pending + available - in_flight <> booked
