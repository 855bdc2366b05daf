-- What was paid, released or paid for a plan has its document a day later, and with it its tax is booked.
-- By Kogi's clock, where the server asks: demos and tests set it ahead.
-- needs: payments.owed_documents
with clock as (
  select coalesce(nullif(current_setting('kogi.now', true), '')::timestamptz, now()) as now
), owed as (
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
where document.invoice_id is null and since < (select now from clock) - interval '1 day'
union all
select occasion || ' ' || id, 'its documents are owed since ' || owed_at
from payments.owed_documents where owed_at < (select now from clock) - interval '1 day'
