-- Documents: numbered without gaps for each issuer, fixed once issued.

create table payments.invoice_counters (
  -- platform, or user:<id> for statements that a freelancer's client gets in the freelancer's name.
  issuer text not null,
  series text not null,
  last_number bigint not null check (last_number > 0),
  primary key (issuer, series)
);

create table payments.invoices (
  invoice_id uuid primary key,
  issuer text not null,
  series text not null,
  sequence bigint not null,
  number text not null,
  kind text not null check (kind in ('receipt', 'service_fee_invoice', 'service_statement', 'credit_note')),
  issuer_id uuid,
  recipient_id uuid not null,
  -- The names and addresses as they were that day.
  issuer_party jsonb not null,
  recipient_party jsonb not null,
  lines jsonb not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  gross_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  tax_note text not null,
  credits_invoice_id uuid references payments.invoices,
  transaction_id uuid references payments.payments,
  reference text not null,
  issued_at timestamptz not null,
  constraint invoices_number_once unique (issuer, series, sequence),
  constraint invoices_one_a_fact unique (kind, reference),
  constraint invoices_sum check (gross_minor = net_minor + tax_minor)
);
create index invoices_of_recipient on payments.invoices (recipient_id, issued_at desc, invoice_id desc);
create index invoices_of_issuer on payments.invoices (issuer_id, issued_at desc, invoice_id desc) where issuer_id is not null;
create index invoices_of_payment on payments.invoices (transaction_id) where transaction_id is not null;

create trigger invoices_fixed before update or delete or truncate on payments.invoices
  for each statement execute function platform.refuse_change();
