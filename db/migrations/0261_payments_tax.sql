-- Tax as data: rates by country and date, the shape of VAT ids, who issues, what people told of themselves, and from
-- which sums on an authority hears of them.

-- Standard rates of value added tax in the European Union: European Commission, "VAT rates applied in the Member States",
-- and the national acts that changed them since.
create table payments.vat_rates (
  country text not null check (country ~ '^[A-Z]{2}$'),
  effective_from date not null,
  standard_bps int not null check (standard_bps between 0 and 10000),
  primary key (country, effective_from)
);
insert into payments.vat_rates values
  ('AT', '2020-01-01', 2000),
  ('BE', '2020-01-01', 2100),
  ('BG', '2020-01-01', 2000),
  ('CY', '2020-01-01', 1900),
  ('CZ', '2020-01-01', 2100),
  ('DE', '2021-01-01', 1900),
  ('DK', '2020-01-01', 2500),
  ('EE', '2020-01-01', 2000),
  ('EE', '2024-01-01', 2200),
  ('EE', '2025-07-01', 2400),
  ('ES', '2020-01-01', 2100),
  ('FI', '2020-01-01', 2400),
  ('FI', '2024-09-01', 2550),
  ('FR', '2020-01-01', 2000),
  ('GR', '2020-01-01', 2400),
  ('HR', '2020-01-01', 2500),
  ('HU', '2020-01-01', 2700),
  ('IE', '2021-03-01', 2300),
  ('IT', '2020-01-01', 2200),
  ('LT', '2020-01-01', 2100),
  ('LU', '2020-01-01', 1700),
  ('LU', '2023-01-01', 1600),
  ('LU', '2024-01-01', 1700),
  ('LV', '2020-01-01', 2100),
  ('MT', '2020-01-01', 1800),
  ('NL', '2020-01-01', 2100),
  ('PL', '2020-01-01', 2300),
  ('PT', '2020-01-01', 2300),
  ('RO', '2020-01-01', 1900),
  ('RO', '2025-08-01', 2100),
  ('SE', '2020-01-01', 2500),
  ('SI', '2020-01-01', 2200),
  ('SK', '2020-01-01', 2000),
  ('SK', '2025-01-01', 2300);
create trigger vat_rates_fixed before update or delete or truncate on payments.vat_rates
  for each statement execute function platform.refuse_change();

-- How a VAT id of a country is written, behind its prefix (Greece writes EL). Of the union's VIES description.
create table payments.vat_id_shapes (
  country text primary key check (country ~ '^[A-Z]{2}$'),
  prefix text not null check (prefix ~ '^[A-Z]{2}$'),
  pattern text not null
);
insert into payments.vat_id_shapes values
  ('AT', 'AT', '^U[0-9]{8}$'),
  ('BE', 'BE', '^[01][0-9]{9}$'),
  ('BG', 'BG', '^[0-9]{9,10}$'),
  ('CY', 'CY', '^[0-9]{8}[A-Z]$'),
  ('CZ', 'CZ', '^[0-9]{8,10}$'),
  ('DE', 'DE', '^[0-9]{9}$'),
  ('DK', 'DK', '^[0-9]{8}$'),
  ('EE', 'EE', '^[0-9]{9}$'),
  ('ES', 'ES', '^[A-Z0-9][0-9]{7}[A-Z0-9]$'),
  ('FI', 'FI', '^[0-9]{8}$'),
  ('FR', 'FR', '^[A-Z0-9]{2}[0-9]{9}$'),
  ('GR', 'EL', '^[0-9]{9}$'),
  ('HR', 'HR', '^[0-9]{11}$'),
  ('HU', 'HU', '^[0-9]{8}$'),
  ('IE', 'IE', '^[0-9][A-Z0-9+*][0-9]{5}[A-Z]{1,2}$'),
  ('IT', 'IT', '^[0-9]{11}$'),
  ('LT', 'LT', '^([0-9]{9}|[0-9]{12})$'),
  ('LU', 'LU', '^[0-9]{8}$'),
  ('LV', 'LV', '^[0-9]{11}$'),
  ('MT', 'MT', '^[0-9]{8}$'),
  ('NL', 'NL', '^[0-9]{9}B[0-9]{2}$'),
  ('PL', 'PL', '^[0-9]{10}$'),
  ('PT', 'PT', '^[0-9]{9}$'),
  ('RO', 'RO', '^[0-9]{2,10}$'),
  ('SE', 'SE', '^[0-9]{12}$'),
  ('SI', 'SI', '^[0-9]{8}$'),
  ('SK', 'SK', '^[0-9]{10}$');

-- Who stands on Kogi's own documents, from when on. The first is a sample for the sandbox; whoever runs Kogi for money
-- adds their own with a later date (docs/operations.md).
create table payments.document_issuers (
  effective_from timestamptz primary key,
  name text not null,
  lines text[] not null,
  -- Null: not registered for value added tax, so none is charged.
  country text check (country ~ '^[A-Z]{2}$'),
  vat_id text,
  constraint document_issuers_registered check ((country is null) = (vat_id is null))
);
insert into payments.document_issuers values
  ('2020-01-01T00:00:00Z', 'Kogi', array['Exchange for independent work', 'Sample Street 1', '10111 Tallinn, Estonia'],
   'EE', 'EE100000000');
create trigger document_issuers_fixed before update or delete or truncate on payments.document_issuers
  for each statement execute function platform.refuse_change();

-- What somebody told for their documents and, once an authority must hear of them, for its report.
create table payments.tax_profiles (
  user_id uuid primary key,
  name text not null,
  address text[] not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  vat_id text,
  -- Sealed; only its end is ever shown.
  tax_number_sealed text,
  tax_number_end text,
  version int not null default 1,
  updated_at timestamptz not null,
  constraint tax_profiles_number check ((tax_number_sealed is null) = (tax_number_end is null))
);

-- From which sums of a year on an authority is told. `both`: the sum and the count must be passed.
create table payments.tax_thresholds (
  form text not null,
  region text not null check (region in ('US', 'EU')),
  effective_from date not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  payments_over int,
  -- Who files it: Kogi, or the client who paid (then it is told for their books alone).
  filed_by text not null check (filed_by in ('platform', 'client')),
  note text not null,
  primary key (form, effective_from)
);
insert into payments.tax_thresholds values
  ('1099-K', 'US', '2020-01-01', 2000000, 'USD', 200, 'platform',
   'More than 20,000 USD and more than 200 payments in a year (section 6050W, as restored in July 2025).'),
  ('1099-NEC', 'US', '2020-01-01', 60000, 'USD', null, 'client',
   '600 USD or more from one client in a year, for payments up to 31 December 2025.'),
  ('1099-NEC', 'US', '2026-01-01', 200000, 'USD', null, 'client',
   '2,000 USD or more from one client in a year, for payments after 31 December 2025.'),
  ('DAC7', 'EU', '2023-01-01', 0, 'EUR', null, 'platform',
   'Personal services are reported from the first payment on (Directive (EU) 2021/514); only sellers of goods have a threshold.');
create trigger tax_thresholds_fixed before update or delete or truncate on payments.tax_thresholds
  for each statement execute function platform.refuse_change();

-- What tax stands on a document, and where: null for those that were issued before there were rules.
alter table payments.invoices
  add column tax_country text check (tax_country ~ '^[A-Z]{2}$'),
  add column tax_treatment text check (tax_treatment in ('standard', 'reverse_charge', 'outside', 'none'));
