-- Tax is told in the issuer's own currency too, whatever a document is in (article 230 of Directive 2006/112/EC): at the
-- reference rate of the day, what a euro cost then. Null where the document is in euros, has no tax, its currency has no such
-- rate, or it was issued before. Old documents are held against the rules by 0359, when nobody waits for this lock.
alter table payments.invoices
  add column tax_eur_minor bigint,
  add column tax_eur_rate text,
  add column tax_eur_day date,
  add constraint invoices_tax_eur_rate_check check (tax_eur_rate ~ '^[0-9]+(\.[0-9]+)?$') not valid,
  add constraint invoices_tax_in_euros
    check (num_nonnulls(tax_eur_minor, tax_eur_rate, tax_eur_day) in (0, 3) and (tax_eur_day is null or currency <> 'EUR'))
    not valid;
