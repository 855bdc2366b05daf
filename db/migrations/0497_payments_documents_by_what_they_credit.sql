-- Asked for each credit note, once under the lock of the counter that numbers documents.
create index invoices_crediting on payments.invoices (credits_invoice_id) where credits_invoice_id is not null;
-- What a person's plans cost in a year, asked for each reading of it.
create index subscription_charges_paid on payments.subscription_charges (user_id, paid_at) where paid_at is not null;
