-- What a payment says was refunded is what its refunds sum to, and its state fits.
-- needs: payments.refunds
select 'payment ' || p.transaction_id as subject,
  format('is %s and refunded %s, its refunds sum to %s', p.status, p.refunded_minor, coalesce(sum(r.amount_minor), 0)) as detail
from payments.payments p
left join payments.refunds r using (transaction_id)
group by p.transaction_id
having p.refunded_minor <> coalesce(sum(r.amount_minor), 0)
  or p.status <> 'disputed' and (p.status = 'refunded') <> (coalesce(sum(r.held_minor), 0) = p.held_minor)
  or p.status <> 'disputed' and (p.status = 'partially_refunded') <> (coalesce(sum(r.held_minor), 0) between 1 and p.held_minor - 1)
