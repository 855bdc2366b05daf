-- What was credited of a document: asked for each release that is credited, and for what two people billed each other.
create index invoices_credits on payments.invoices (credits_invoice_id) where credits_invoice_id is not null;
