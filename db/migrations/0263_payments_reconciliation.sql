-- Kogi's books against the provider's, every day: what differs is a row that somebody owns and closes with a reason.
-- Nothing here books anything.

create table payments.reconciliation_runs (
  run_id uuid primary key,
  gateway text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  started_at timestamptz not null,
  compared int not null check (compared >= 0),
  matched int not null check (matched >= 0 and matched <= compared),
  breaks_found int not null check (breaks_found >= 0),
  breaks_new int not null check (breaks_new >= 0)
);
create index reconciliation_runs_newest on payments.reconciliation_runs (started_at desc);

create table payments.reconciliation_breaks (
  break_id uuid primary key,
  gateway text not null,
  -- What is compared: charge, refund, payout, dispute, balance; and the name both sides have for it.
  kind text not null check (kind ~ '^[a-z_]+$'),
  source text not null,
  class text not null check (class in ('timing', 'missing_here', 'missing_there', 'amount', 'duplicate', 'unknown_inflow',
    'payout_state', 'balance')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Null: that side has nothing of it.
  ours_minor bigint,
  theirs_minor bigint,
  happened_at timestamptz not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- False once a later run no longer found it. It stays open until somebody says why.
  still_there boolean not null default true,
  owner_id uuid,
  closed_at timestamptz,
  closed_by uuid,
  close_reason text check (close_reason in ('timing', 'booked_since', 'provider_error', 'written_off', 'other')),
  constraint reconciliation_breaks_closed check ((closed_at is null) = (close_reason is null))
);
-- The same difference is one open row, however often it is found.
create unique index reconciliation_breaks_once on payments.reconciliation_breaks (gateway, kind, source, currency)
  where closed_at is null;
create index reconciliation_breaks_open on payments.reconciliation_breaks (first_seen_at desc, break_id desc);

create table payments.reconciliation_notes (
  note_id uuid primary key,
  break_id uuid not null references payments.reconciliation_breaks,
  author_id uuid not null,
  text text not null,
  created_at timestamptz not null
);
create index reconciliation_notes_of on payments.reconciliation_notes (break_id, created_at);
create trigger reconciliation_notes_fixed before update or delete or truncate on payments.reconciliation_notes
  for each statement execute function platform.refuse_change();
