-- Chargebacks: a bank takes a card payment back. What it takes is held from where the money lies, in this order:
-- still protected, the earner's wallet, what is clearing, their reserve, and the platform's loss account for the rest.

create table payments.chargebacks (
  chargeback_id uuid primary key,
  transaction_id uuid not null references payments.payments,
  gateway text not null,
  gateway_dispute text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  -- The card network's word for why.
  reason text not null,
  status text not null check (status in ('held', 'evidence_sent', 'won', 'lost')),
  -- What the provider takes for the dispute itself, won or lost.
  fee_minor bigint not null check (fee_minor >= 0),
  -- Past this the bank takes no answer; null where the provider does not say.
  evidence_due_at timestamptz,
  evidence_text text,
  evidence_files uuid[] not null default '{}',
  evidence_by uuid,
  evidence_at timestamptz,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  constraint chargebacks_once unique (gateway, gateway_dispute),
  constraint chargebacks_ended check ((status in ('won', 'lost')) = (ended_at is not null))
);
create index chargebacks_by_time on payments.chargebacks (opened_at desc, chargeback_id desc);
create index chargebacks_running on payments.chargebacks (evidence_due_at) where status in ('held', 'evidence_sent');
create index chargebacks_of_payment on payments.chargebacks (transaction_id);

-- Where what is held came from; on winning each part goes back.
create table payments.chargeback_parts (
  chargeback_id uuid not null references payments.chargebacks,
  position smallint not null,
  source text not null check (source in ('protected', 'wallet', 'clearing', 'reserve', 'platform')),
  user_id uuid,
  -- The lot, clearing or reserve it was taken from.
  taken_from uuid,
  reference_id uuid,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (chargeback_id, position)
);
create index chargeback_parts_of_user on payments.chargeback_parts (user_id) where user_id is not null;

-- What a chargeback took of money that was clearing.
alter table payments.clearings add column taken_minor bigint not null default 0,
  add constraint clearings_taken_within check (taken_minor between 0 and net_minor);

alter table payments.payments drop constraint payments_status_check;
alter table payments.payments add constraint payments_status_check
  check (status in ('pending', 'completed', 'refunded', 'partially_refunded', 'failed', 'cancelled', 'disputed'));

-- Rolling reserve: a part of what clears is kept back for a while where the earner's payments were disputed, or where
-- a country asks for it of newcomers. By date and country (null: everywhere else); the newest of its country counts.
create table payments.reserve_rules (
  reserve_rule_id uuid primary key,
  country text,
  effective_from timestamptz not null,
  newcomer_clearings int not null check (newcomer_clearings >= 0), -- a newcomer has fewer cleared payments than this
  newcomer_bps int not null check (newcomer_bps between 0 and 10000),
  newcomer_days int not null check (newcomer_days between 0 and 365),
  disputed_bps int not null check (disputed_bps between 0 and 10000),
  disputed_days int not null check (disputed_days between 0 and 365),
  disputed_within_days int not null check (disputed_within_days > 0),
  note text not null
);
create unique index reserve_rules_one_a_date on payments.reserve_rules (coalesce(country, ''), effective_from);
-- Card networks take disputes for about 120 days after a payment.
insert into payments.reserve_rules values
  ('0198c000-0000-7000-8000-000000000201', null, '2020-01-01T00:00:00Z', 3, 0, 0, 1000, 90, 180,
   'Nothing of newcomers; a tenth for 90 days of earners with a disputed card payment within half a year');
create trigger reserve_rules_fixed before update or delete or truncate on payments.reserve_rules
  for each statement execute function platform.refuse_change();

create table payments.reserves (
  reserve_id uuid primary key,
  user_id uuid not null,
  clearing_id uuid not null references payments.clearings,
  amount_minor bigint not null check (amount_minor > 0),
  -- Less what a chargeback took.
  left_minor bigint not null,
  currency text not null,
  description text not null,
  reason text not null,
  reserve_rule_id uuid not null references payments.reserve_rules,
  created_at timestamptz not null,
  release_at timestamptz not null,
  released_at timestamptz,
  constraint reserves_one_a_clearing unique (clearing_id),
  constraint reserves_left_within check (left_minor between 0 and amount_minor)
);
create index reserves_waiting on payments.reserves (user_id, release_at) where released_at is null;
