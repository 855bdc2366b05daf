-- Documents that were lost before anybody noted what is owed.
insert into payments.owed_documents (occasion, id, owed_at)
select 'payment', payment.transaction_id, payment.completed_at from payments.payments payment
where payment.completed_at is not null and payment.type <> 'subscription' and not exists (
  select from payments.invoices document where document.kind = 'receipt' and document.reference = payment.transaction_id::text)
union all
select 'release', release.clearing_id, release.created_at from payments.clearings release
where not exists (
  select from payments.invoices document where document.kind = 'service_statement' and document.reference = release.clearing_id::text)
union all
select 'subscription', charge.subscription_charge_id, charge.paid_at from payments.subscription_charges charge
where charge.paid_at is not null and not exists (
  select from payments.invoices document
  where document.kind = 'subscription_invoice' and document.reference = charge.subscription_charge_id::text)
on conflict do nothing;
