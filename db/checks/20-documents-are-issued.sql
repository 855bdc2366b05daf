-- What was paid, released or paid for a plan has its document a day later, and with it its tax is booked.
-- needs: payments.owed_documents
with owed as (
  select 'receipt' as kind, transaction_id::text as reference, completed_at as since from payments.payments
    where completed_at is not null and type <> 'subscription'
  union all
  select 'service_statement', clearing_id::text, created_at from payments.clearings
  union all
  select 'subscription_invoice', subscription_charge_id::text, paid_at from payments.subscription_charges
    where paid_at is not null
)
select kind || ' of ' || reference as subject, 'due since ' || since || ', not issued' as detail
from owed left join payments.invoices document using (kind, reference)
where document.invoice_id is null and since < now() - interval '1 day'
union all
select occasion || ' ' || id, 'its documents are owed since ' || owed_at
from payments.owed_documents where owed_at < now() - interval '1 day'
