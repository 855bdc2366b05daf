-- A payment of which a bank holds or has kept anything is disputed: nobody sends back what the bank has.
-- needs: payments.chargebacks
select 'payment ' || p.transaction_id as subject,
  'is ' || p.status || ', and chargeback ' || c.chargeback_id || ' is ' || c.status as detail
from payments.chargebacks c
join payments.payments p using (transaction_id)
where c.status in ('held', 'evidence_sent', 'lost') and p.status <> 'disputed'
