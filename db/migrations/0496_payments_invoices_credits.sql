-- What was credited of a document: asked for each release that is credited, for what two people billed each other, and once under
-- the lock of the counter that numbers documents.
create index invoices_credits on payments.invoices (credits_invoice_id) where credits_invoice_id is not null;
