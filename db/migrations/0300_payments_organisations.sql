-- Documents in the name of an organisation: what stands on them, which payments and releases are its, and whose they are.
create table payments.organisation_profiles (
  organisation_id uuid primary key,
  name text not null,
  address text[] not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  vat_id text,
  version int not null default 1,
  updated_at timestamptz not null
);

alter table payments.payments add column organisation_id uuid;
alter table payments.clearings add column organisation_id uuid;
alter table payments.invoices add column recipient_organisation_id uuid;
create index invoices_of_organisation on payments.invoices (recipient_organisation_id, issued_at desc, invoice_id desc)
  where recipient_organisation_id is not null;
