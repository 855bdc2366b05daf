-- A refund took a payment out of `disputed` that a bank had taken a part of: as though the desk could send that part back.
update payments.payments set status = 'disputed'
where status in ('completed', 'partially_refunded', 'refunded')
  and transaction_id in (select transaction_id from payments.chargebacks where status in ('held', 'evidence_sent', 'lost'));
