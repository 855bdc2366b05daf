-- What a client did not approve of handed-in work leaves protection only with the freelancer's word; and until when
-- protected money may be held at all.

-- So many days the freelancer has to answer; then it is a dispute.
alter table contracts.rule_packs add column rest_answer_days int not null default 7 check (rest_answer_days between 1 and 30);

create table contracts.rest_requests (
  rest_request_id uuid primary key,
  milestone_id uuid not null references contracts.milestones,
  -- Where the client wants it: protecting the next milestone, or back.
  rest_to text not null check (rest_to in ('next', 'client')),
  amount_minor bigint not null check (amount_minor > 0),
  note text not null,
  status text not null check (status in ('open', 'accepted', 'declined', 'overtaken', 'disputed')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  answer_until timestamptz not null,
  -- What was left on the clock of approval: it goes on when the answer is no.
  clock_left_ms bigint not null,
  answered_at timestamptz,
  answer_note text,
  constraint rest_requests_open_is_unanswered check ((status = 'open') = (answered_at is null))
);
create unique index rest_requests_one_open on contracts.rest_requests (milestone_id) where status = 'open';
create index rest_requests_of_milestone on contracts.rest_requests (milestone_id, asked_at);

alter table contracts.milestones
  -- While money is protected: until when it may be, and from when on both sides are warned.
  add column hold_until timestamptz,
  add column hold_warn_at timestamptz;
-- Money that was protected before there was a limit gets the one for everywhere, from the day it came.
update contracts.milestones set hold_until = funded_at + interval '90 days', hold_warn_at = funded_at + interval '76 days'
  where funded_at is not null and status in ('funded', 'submitted', 'revision_requested', 'disputed');

alter table contracts.disputes
  -- Of the milestone's amount, what was still protected when it was opened. Null: all of it.
  add column amount_minor bigint check (amount_minor > 0),
  -- Opened by somebody, or by the clock in their name.
  add column cause text not null default 'party' check (cause in ('party', 'rest_unanswered', 'holding_ended'));
