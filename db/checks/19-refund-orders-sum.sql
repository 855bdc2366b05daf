-- An order to send money back that is in force sent back what it says, of each payment it names; any other, nothing.
-- needs: payments.refund_order_parts
with parts as (
  select refund_order_id, sum(amount_minor)::bigint as minor from payments.refund_order_parts group by refund_order_id
), sent as (
  select reference, sum(held_minor)::bigint as minor from payments.refunds where reference like 'order:%' group by reference
)
select 'refund order ' || o.refund_order_id as subject,
  format('is %s over %s, its parts sum to %s, its refunds to %s', o.status, o.held_minor, coalesce(p.minor::text, 'none'),
    coalesce(s.minor, 0)) as detail
from payments.refund_orders o
left join parts p using (refund_order_id)
left join sent s on s.reference = 'order:' || o.refund_order_id
where p.minor <> o.held_minor
  or coalesce(s.minor, 0) <> case when o.status = 'in_force' then o.held_minor else 0 end
