-- What was agreed and how it goes: contracts, milestones, what was handed in, disputes, reviews.
create schema if not exists contracts;

-- Rules that business or law may change, by date and country (null: everywhere); a contract keeps the version it was
-- signed under.
create table contracts.rule_packs (
  version int primary key,
  country text,
  effective_from timestamptz not null,
  auto_approval_days int not null check (auto_approval_days between 1 and 90),
  reminder_days int[] not null, -- after the submission
  review_days int not null check (review_days between 1 and 90),
  -- A person without reviews is taken for this rating, with the weight of so many reviews.
  rating_prior_milli int not null check (rating_prior_milli between 1000 and 5000),
  rating_prior_weight int not null check (rating_prior_weight > 0)
);
insert into contracts.rule_packs values (1, null, '2020-01-01T00:00:00Z', 14, '{7, 11, 13}', 14, 4600, 10);

create table contracts.contracts (
  contract_id uuid primary key,
  offer_id uuid not null,
  proposal_id uuid,
  project_id uuid,
  client_id uuid not null,
  freelancer_id uuid not null,
  title text not null,
  scope text not null,
  pricing text not null check (pricing in ('fixed', 'hourly')),
  engagement text not null check (engagement in ('one_off', 'ongoing')),
  skills text[] not null default '{}',
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  total_minor bigint not null check (total_minor > 0),
  hourly_rate_minor bigint,
  -- The milestones as they were signed, whatever became of them.
  signed_milestones jsonb not null,
  fee_rule_id uuid not null,
  rules_version int not null references contracts.rule_packs,
  status text not null check (status in ('active', 'completed', 'cancelled', 'disputed')),
  version int not null default 1,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  review_due_at timestamptz,
  reviews_revealed_at timestamptz,
  constraint contracts_one_per_offer unique (offer_id),
  constraint contracts_between_two check (client_id <> freelancer_id),
  constraint contracts_ended_has_date check ((status in ('completed', 'cancelled')) = (ended_at is not null))
);
create index contracts_of_client on contracts.contracts (client_id, started_at desc, contract_id desc);
create index contracts_of_freelancer on contracts.contracts (freelancer_id, started_at desc, contract_id desc);
create index contracts_of_project on contracts.contracts (project_id) where project_id is not null;

create table contracts.milestones (
  milestone_id uuid primary key,
  contract_id uuid not null references contracts.contracts,
  position int not null,
  title text not null,
  description text not null,
  amount_minor bigint not null check (amount_minor > 0),
  due_date date,
  status text not null check (status in ('proposed', 'pending', 'funded', 'submitted', 'revision_requested', 'approved',
    'released', 'disputed', 'refunded', 'split', 'cancelled')),
  -- Protected money that an earlier milestone left over; part of the amount.
  rolled_minor bigint not null default 0 check (rolled_minor >= 0),
  released_minor bigint not null default 0 check (released_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  proposed_by uuid,
  -- While submitted: when it is approved by itself.
  auto_approve_at timestamptz,
  refund_reason text,
  refund_requested_at timestamptz,
  -- The Idempotency-Key of the call that ended it: the same call again is answered, not refused.
  ended_key text,
  funded_at timestamptz,
  submitted_at timestamptz,
  approved_at timestamptz,
  released_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint milestones_in_order unique (contract_id, position),
  constraint milestones_rolled_within check (rolled_minor <= amount_minor),
  constraint milestones_paid_within check (released_minor + refunded_minor <= amount_minor),
  constraint milestones_clock_while_submitted check ((status = 'submitted') = (auto_approve_at is not null))
);

create table contracts.submissions (
  submission_id uuid primary key,
  milestone_id uuid not null references contracts.milestones,
  note text not null,
  files uuid[] not null default '{}',
  submitted_at timestamptz not null,
  revision_note text,
  revision_requested_at timestamptz
);
create index submissions_of_milestone on contracts.submissions (milestone_id, submitted_at);

create table contracts.disputes (
  dispute_id uuid primary key,
  milestone_id uuid not null references contracts.milestones,
  opened_by uuid not null,
  reason text not null,
  status text not null check (status in ('open', 'withdrawn', 'settled')),
  -- Where the milestone stood, and what was left on its clock: a withdrawal puts both back.
  from_status text not null check (from_status in ('funded', 'submitted', 'revision_requested')),
  clock_left_ms bigint,
  opened_at timestamptz not null,
  ended_at timestamptz
);
create unique index disputes_one_open on contracts.disputes (milestone_id) where status = 'open';
create index disputes_of_milestone on contracts.disputes (milestone_id, opened_at);

create table contracts.settlements (
  settlement_id uuid primary key,
  dispute_id uuid not null references contracts.disputes,
  proposed_by uuid not null,
  to_freelancer_minor bigint not null check (to_freelancer_minor >= 0),
  to_client_minor bigint not null check (to_client_minor >= 0),
  currency text not null,
  message text not null,
  status text not null check (status in ('open', 'accepted', 'superseded')),
  created_at timestamptz not null
);
create unique index settlements_one_open on contracts.settlements (dispute_id, proposed_by) where status = 'open';
create unique index settlements_accepted_once on contracts.settlements (dispute_id) where status = 'accepted';

-- What happened, in the words of the machine; texts for people are made by the web.
create table contracts.activity (
  activity_id uuid primary key,
  contract_id uuid not null references contracts.contracts,
  milestone_id uuid references contracts.milestones,
  type text not null,
  actor_id uuid,
  note text not null default '',
  amount_minor bigint,
  currency text,
  files uuid[] not null default '{}',
  created_at timestamptz not null
);
create index activity_of_contract on contracts.activity (contract_id, created_at desc, activity_id desc);

create table contracts.reviews (
  review_id uuid primary key,
  contract_id uuid not null references contracts.contracts,
  author_id uuid not null,
  user_id uuid not null,
  author_role text not null check (author_role in ('client', 'freelancer')),
  quality smallint not null check (quality between 1 and 5),
  communication smallint not null check (communication between 1 and 5),
  expertise smallint not null check (expertise between 1 and 5),
  deadlines smallint not null check (deadlines between 1 and 5),
  cooperation smallint not null check (cooperation between 1 and 5),
  points smallint not null generated always as (quality + communication + expertise + deadlines + cooperation) stored,
  text text not null,
  answer_text text,
  answered_at timestamptz,
  created_at timestamptz not null,
  revealed_at timestamptz,
  hidden_at timestamptz,
  constraint reviews_one_each unique (contract_id, author_id),
  constraint reviews_not_of_oneself check (author_id <> user_id)
);
create index reviews_of_person on contracts.reviews (user_id, revealed_at desc, review_id desc)
  where revealed_at is not null and hidden_at is null;

-- Sums of what is revealed. `points` adds up to 25 a review.
create table contracts.ratings (
  user_id uuid primary key,
  reviews_count int not null default 0 check (reviews_count >= 0),
  points bigint not null default 0,
  contracts_completed int not null default 0 check (contracts_completed >= 0)
);

select platform.open_schema_to_app('contracts');
