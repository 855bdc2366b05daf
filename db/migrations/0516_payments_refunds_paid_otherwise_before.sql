-- What was paid otherwise before 0514.
update payments.refunds refund set paid_otherwise_minor = settlement.amount_minor
  from payments.refund_settlements settlement
  where settlement.refund_id = refund.refund_id and settlement.status = 'in_force';

-- Those of which a bank gave something back already.
update payments.refunds refund set state = 'failed', settled_at = null
  where state = 'paid_otherwise' and amount_minor - paid_otherwise_minor > (
    select coalesce(sum(part.amount_minor), 0)
    from payments.chargeback_parts part join payments.chargebacks chargeback using (chargeback_id)
    where part.source = 'refund' and part.taken_from = refund.refund_id
      and chargeback.status in ('held', 'evidence_sent', 'lost'));
-- No try comes by itself while a transfer waits for a second administrator.
update payments.refunds refund set retry_at = null
  where retry_at is not null and exists (
    select from payments.refund_settlements settlement
    where settlement.refund_id = refund.refund_id and settlement.status = 'proposed');
