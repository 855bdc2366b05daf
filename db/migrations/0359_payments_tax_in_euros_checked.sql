-- Reads every document, while others go on writing them.
alter table payments.invoices validate constraint invoices_tax_eur_rate_check;
alter table payments.invoices validate constraint invoices_tax_in_euros;
