-- The ledger: double entry, rows that are never changed, balances that the database itself keeps from going wrong.
-- A journal is one business fact; its legs are transfers of an amount from a debit account to a credit account of
-- the same currency, so every journal balances by construction. balance = credits - debits, for every account: the
-- sum over all accounts of a currency is zero. Only the functions of 0201 to 0204 write here.

create schema if not exists payments;
select platform.open_schema_to_app('payments');

create table payments.account_kinds (
  kind text primary key,
  -- Accounts of the platform itself are in every second transfer. A balance kept in their row would make all payments
  -- wait for each other (measured: 80 % of the throughput lost), so it is summed: last checkpoint and rows since.
  insert_only boolean not null,
  no_overdraft boolean not null,
  constraint account_kinds_overdraft_needs_a_balance check (not (insert_only and no_overdraft))
);
insert into payments.account_kinds (kind, insert_only, no_overdraft) values
  ('wallet', false, true),
  ('clearing', false, true),
  ('escrow', false, true),
  ('payout', false, true),
  ('dispute', false, true),
  ('reserve', false, true),
  ('gateway_pending', true, false),
  ('gateway_available', true, false),
  ('revenue', true, false),
  ('gateway_cost', true, false),
  ('chargeback_loss', true, false),
  ('tax', true, false),
  ('fx', true, false),
  ('unmatched', true, false),
  ('suspense', true, false);

create table payments.accounts (
  account_id uuid primary key,
  -- Null for insert-only accounts, so that nobody takes a zero there for their balance.
  debit_posted bigint,
  credit_posted bigint,
  debit_pending bigint,
  credit_pending bigint,
  insert_only boolean not null,
  no_overdraft boolean not null,
  closed_at timestamptz,
  created_at timestamptz not null,
  currency text not null,
  kind text not null references payments.account_kinds,
  owner_kind text not null,
  owner_id text not null,
  -- Who holds the money itself where it is not the payment provider: the custodian of a regulated offering.
  custodian text,
  constraint accounts_one_per_owner unique (owner_kind, owner_id, kind, currency),
  constraint accounts_no_overdraft check (not no_overdraft or credit_posted >= debit_posted + debit_pending)
) with (fillfactor = 60); -- room beside each row, so that a new balance stays on its page and touches no index

-- Numbers journals. They are taken before the commit, so whoever follows them asks payments.settle_seq() how far
-- they are final. One at a time and never cached: a cached number would be younger than its transaction.
create sequence payments.journal_seq as bigint cache 1;

create table payments.journals (
  journal_id uuid primary key, -- the idempotency key: the same id has the same effect once
  seq bigint not null,
  created_at timestamptz not null, -- business time, given by the caller
  kind text not null,
  reference text not null, -- the business fact, such as the id of the milestone that was released
  description text,
  metadata jsonb,
  constraint journals_reference_once unique (kind, reference)
);
create unique index journals_seq_once on payments.journals (seq);

-- No foreign keys here: each would lock the account's row, and every payment locks the platform's accounts. The
-- posting functions read both accounts in the same transaction; db/checks proves that none is missing.
create table payments.transfers (
  journal_id uuid not null,
  seq bigint not null, -- of its journal
  created_at timestamptz not null, -- of its journal
  debit_account_id uuid not null,
  credit_account_id uuid not null,
  amount bigint not null,
  released bigint, -- of a row that resolves a pending one: what the reservation gives back, always all of it
  resolves_journal_id uuid,
  leg smallint not null,
  state text not null,
  currency text not null,
  kind text not null,
  primary key (journal_id, leg),
  constraint transfers_amount_positive check (amount > 0),
  constraint transfers_two_accounts check (debit_account_id <> credit_account_id),
  constraint transfers_state_known check (state in ('posted', 'pending', 'voided'))
);
create index transfers_by_debit on payments.transfers (debit_account_id, seq);
create index transfers_by_credit on payments.transfers (credit_account_id, seq);
create unique index transfers_resolved_once on payments.transfers (resolves_journal_id)
  where resolves_journal_id is not null;

-- What an insert-only account amounted to once all journals up to seq were final.
create table payments.checkpoints (
  account_id uuid not null references payments.accounts,
  seq bigint not null,
  debit_posted bigint not null,
  credit_posted bigint not null,
  debit_pending bigint not null,
  credit_pending bigint not null,
  latest_at timestamptz not null, -- the latest business time of a row within: for questions about an instant
  primary key (account_id, seq)
);

-- Every journal is hashed into a link together with the link before it, so that a later change shows. The head is
-- kept apart: cutting off the newest links shows too.
create table payments.chain_links (
  link bigint primary key,
  last_seq bigint not null, -- covers the numbers after the link before it, up to this one
  journals integer not null,
  hash bytea not null,
  chained_at timestamptz not null
);
create table payments.chain_head (
  singleton boolean primary key default true check (singleton),
  link bigint not null,
  last_seq bigint not null,
  hash bytea not null
);
insert into payments.chain_head (link, last_seq, hash) values (0, 0, sha256(''));

create table payments.settled (
  singleton boolean primary key default true check (singleton),
  seq bigint not null,
  armed_seq bigint,
  armed_xid xid8
);
insert into payments.settled (seq) values (0);

-- What the gateway says it holds, as the daily reconciliation stored it; compared by db/checks, never booked by itself.
create table payments.gateway_reports (
  gateway text not null,
  currency text not null,
  taken_at timestamptz not null,
  pending bigint not null,
  available bigint not null,
  in_flight bigint not null default 0, -- known to be under way: on the gateway's side already, not yet on ours
  primary key (gateway, currency, taken_at)
);

-- The rights below keep the application out; these triggers hold where roles cannot be made. They fire per statement
-- and only for what is refused, so they cost a posting nothing.
do $$
declare
  name text;
begin
  foreach name in array array['journals', 'transfers', 'checkpoints', 'chain_links'] loop
    execute format('create trigger %I before update or delete or truncate on payments.%I
      for each statement execute function platform.refuse_change()', name || '_append_only', name);
  end loop;
end $$;
create trigger accounts_stay before delete or truncate on payments.accounts
  for each statement execute function platform.refuse_change();
create trigger accounts_keep_identity before update of account_id, insert_only, no_overdraft, created_at, currency, kind,
  owner_kind, owner_id, custodian on payments.accounts for each statement execute function platform.refuse_change();
