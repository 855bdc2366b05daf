-- Files go to the bank with the answer: one for each thing that it shows, as providers take them. Those named in
-- chargebacks.evidence_files were kept for our own record and never sent; nothing is written there any more.
create table payments.chargeback_files (
  chargeback_id uuid not null references payments.chargebacks,
  shows text not null check (shows in ('work', 'messages', 'receipt', 'other')),
  media_id uuid not null,
  -- What the provider calls it, noted before the answer is sent: an upload that was answered is not made twice.
  gateway_file text,
  -- Why the answer went without it.
  refusal text,
  primary key (chargeback_id, shows)
);
create index chargeback_files_of_media on payments.chargeback_files (media_id);

-- What the sandbox provider was given.
create table payments.sandbox_files (
  file_id text primary key,
  key text not null,
  name text not null,
  type text not null,
  content bytea not null,
  created_at timestamptz not null,
  constraint sandbox_files_once unique (key)
);
