-- The account at the provider that a person is paid out through.
create table payments.gateway_recipients (
  user_id uuid not null,
  gateway text not null,
  recipient text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  created_at timestamptz not null,
  primary key (user_id, gateway),
  constraint gateway_recipients_once unique (gateway, recipient)
);

create table payments.sandbox_recipients (
  recipient_id text primary key,
  idempotency_key text not null unique,
  country text not null,
  -- Where the page that asks for documents leads back to.
  return_url text,
  created_at timestamptz not null
);
alter table payments.sandbox_identities add column recipient_id text references payments.sandbox_recipients;
create index sandbox_identities_of_recipient on payments.sandbox_identities (recipient_id, created_at);
alter table payments.sandbox_identities drop constraint sandbox_identities_state_check;
alter table payments.sandbox_identities
  add constraint sandbox_identities_state_check check (state in ('pending', 'document', 'verified', 'refused'));
