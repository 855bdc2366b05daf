-- Disputes in full: what the two sides say and show, a clock of negotiation, mediation by an administrator.

create table contracts.dispute_rules (
  version int primary key,
  effective_from timestamptz not null,
  -- From the opening; whoever has not answered by then meets a mediator.
  negotiation_days int not null check (negotiation_days between 1 and 60),
  -- From the start of mediation; after that the mediator decides by what is there.
  evidence_days int not null check (evidence_days between 1 and 60),
  -- Days before the end of either clock on which the sides are reminded.
  reminder_days int[] not null
);
insert into contracts.dispute_rules values (1, '2020-01-01T00:00:00Z', 7, 5, '{3, 1}');

alter table contracts.disputes
  add column rules_version int not null default 1 references contracts.dispute_rules,
  -- What the opener asks for, of what is protected; null where it was not said.
  add column wanted_minor bigint check (wanted_minor >= 0),
  add column answered_at timestamptz,
  add column negotiation_until timestamptz,
  add column mediation_at timestamptz,
  add column evidence_until timestamptz,
  add column outcome text check (outcome in ('agreed', 'decided', 'charged_back'));

-- `settled` was the word before `resolved`; it leaves the list with a later release.
alter table contracts.disputes drop constraint disputes_status_check;
alter table contracts.disputes add constraint disputes_status_check
  check (status in ('open', 'negotiation', 'mediation', 'resolved', 'withdrawn', 'settled'));
update contracts.disputes set status = 'resolved', outcome = 'agreed' where status = 'settled';
update contracts.disputes set negotiation_until = opened_at + interval '7 days' where negotiation_until is null;
alter table contracts.disputes alter column negotiation_until set not null;
-- For an older process that opens one while this release starts; ours says the instant by the business clock.
alter table contracts.disputes alter column negotiation_until set default now() + interval '7 days';

drop index contracts.disputes_one_open;
create unique index disputes_one_running on contracts.disputes (milestone_id)
  where status in ('open', 'negotiation', 'mediation');
create index disputes_by_time on contracts.disputes (opened_at desc, dispute_id desc);
create index disputes_in_mediation on contracts.disputes (evidence_until, dispute_id) where status = 'mediation';

-- Everything said and shown, in order; nobody takes back what they said.
create table contracts.dispute_entries (
  entry_id uuid primary key,
  dispute_id uuid not null references contracts.disputes,
  author_id uuid not null,
  side text not null check (side in ('client', 'freelancer', 'mediator')),
  text text not null,
  files uuid[] not null default '{}',
  created_at timestamptz not null
);
create index dispute_entries_of_dispute on contracts.dispute_entries (dispute_id, created_at, entry_id);
create trigger dispute_entries_fixed before update or delete or truncate on contracts.dispute_entries
  for each statement execute function platform.refuse_change();

-- What a mediator decided. Over a limit it takes a second administrator before the money moves.
create table contracts.dispute_decisions (
  decision_id uuid primary key,
  dispute_id uuid not null references contracts.disputes,
  to_freelancer_minor bigint not null check (to_freelancer_minor >= 0),
  to_client_minor bigint not null check (to_client_minor >= 0),
  currency text not null,
  reasons text not null,
  status text not null check (status in ('proposed', 'in_force', 'declined', 'overtaken')),
  decided_by uuid not null,
  decided_at timestamptz not null,
  -- The second administrator, or null when none was needed.
  answered_by uuid,
  answered_at timestamptz,
  answer_note text,
  constraint dispute_decisions_two_people check (answered_by <> decided_by)
);
create unique index dispute_decisions_one on contracts.dispute_decisions (dispute_id) where status in ('proposed', 'in_force');
create index dispute_decisions_of_dispute on contracts.dispute_decisions (dispute_id, decided_at);
