-- Payouts by themselves, and a wait before money goes to a bank account that is new: somebody who took over an account
-- adds their own bank first.

create table payments.payout_rules (
  payout_rule_id uuid primary key,
  effective_from timestamptz not null unique,
  -- Hours that a bank account waits before money goes there.
  cooling_hours int not null check (cooling_hours between 0 and 720)
);
insert into payments.payout_rules values ('0198c000-0000-7000-8000-000000000301', '2020-01-01T00:00:00Z', 24);
create trigger payout_rules_fixed before update or delete or truncate on payments.payout_rules
  for each statement execute function platform.refuse_change();

-- Null for accounts from before there was a wait.
alter table payments.payout_methods add column usable_from timestamptz;

create table payments.payout_schedules (
  user_id uuid primary key,
  schedule text not null check (schedule in ('manual', 'weekly', 'monthly')),
  next_at timestamptz,
  updated_at timestamptz not null,
  constraint payout_schedules_next check ((schedule = 'manual') = (next_at is null))
);

create index payouts_by_time on payments.payouts (created_at desc, payout_id desc);
create index refunds_by_time on payments.refunds (created_at desc, refund_id desc);
-- A refund that the card's bank sends back is tried again; after so many tries somebody has to look.
alter table payments.refunds add column attempts smallint not null default 0,
  add column retry_at timestamptz;
