-- Posts of clients, invitations, proposals and offers: everything up to the agreement.
create schema if not exists projects;

create table projects.projects (
  project_id uuid primary key,
  user_id uuid not null,
  title text not null,
  description text not null,
  category_id text, -- a topic's slug
  -- The topic and everything above it, so that a broad category finds its branches by one index.
  category_path text[] not null default '{}',
  skills text[] not null default '{}',
  engagement text not null check (engagement in ('one_off', 'ongoing')),
  pricing text not null check (pricing in ('fixed', 'hourly')),
  -- `budget` of the API is the upper end.
  budget_minor bigint check (budget_minor > 0),
  budget_min_minor bigint check (budget_min_minor > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  -- The upper end in millionths of a euro by the reference rate: for sorting and filtering across currencies alone.
  budget_rank bigint not null default 0,
  deadline timestamptz,
  -- The deadline in milliseconds, none last: what a keyset can compare.
  deadline_rank bigint not null,
  experience_level text not null check (experience_level in ('entry', 'intermediate', 'expert')),
  countries text[] not null default '{}',
  positions int not null check (positions between 1 and 50),
  positions_filled int not null default 0,
  visibility text not null check (visibility in ('public', 'invited')),
  status text not null check (status in ('draft', 'open', 'in_progress', 'completed', 'closed', 'cancelled')),
  screening_questions jsonb not null default '[]',
  attachments uuid[] not null default '{}',
  proposals_count int not null default 0 check (proposals_count >= 0),
  version int not null default 1,
  hidden_at timestamptz,
  published_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector not null generated always as
    (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', description), 'B')) stored,
  constraint projects_budget_has_currency check (currency is not null or (budget_minor is null and budget_min_minor is null)),
  constraint projects_budget_in_order check (budget_min_minor <= budget_minor),
  constraint projects_filled_within check (positions_filled between 0 and positions)
);
-- The lists that everybody reads hold open, public posts; the rest is found by owner or id.
create index projects_open_newest on projects.projects (created_at desc, project_id desc)
  where status = 'open' and visibility = 'public' and hidden_at is null;
create index projects_open_deadline on projects.projects (deadline_rank, project_id)
  where status = 'open' and visibility = 'public' and hidden_at is null;
create index projects_open_budget on projects.projects (budget_rank desc, project_id desc)
  where status = 'open' and visibility = 'public' and hidden_at is null;
create index projects_open_skills on projects.projects using gin (skills)
  where status = 'open' and visibility = 'public' and hidden_at is null;
create index projects_open_category on projects.projects using gin (category_path)
  where status = 'open' and visibility = 'public' and hidden_at is null;
create index projects_open_search on projects.projects using gin (search)
  where status = 'open' and visibility = 'public' and hidden_at is null;
create index projects_of_owner on projects.projects (user_id, created_at desc, project_id desc);
create index projects_newest on projects.projects (created_at desc, project_id desc);
-- A word's frequency decides between walking the newest and asking the word index.
alter table projects.projects alter column search set statistics 500;

create table projects.projects_tags (
  project_id uuid not null references projects.projects,
  tag_id uuid not null,
  name text not null,
  position smallint not null,
  primary key (project_id, tag_id)
);
create index projects_tags_by_tag on projects.projects_tags (tag_id, project_id);

create table projects.invitations (
  invitation_id uuid primary key,
  project_id uuid not null references projects.projects,
  client_id uuid not null,
  user_id uuid not null,
  message text not null,
  status text not null check (status in ('sent', 'accepted', 'declined', 'expired')),
  answer_message text,
  expires_at timestamptz not null,
  answered_at timestamptz,
  created_at timestamptz not null
);
create unique index invitations_one_live on projects.invitations (project_id, user_id)
  where status in ('sent', 'accepted');
create index invitations_of_freelancer on projects.invitations (user_id, created_at desc, invitation_id desc);
create index invitations_of_project on projects.invitations (project_id, created_at desc, invitation_id desc);

create table projects.proposals (
  proposal_id uuid primary key,
  project_id uuid not null references projects.projects,
  user_id uuid not null,
  client_id uuid not null,
  cover_letter text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  duration_days int,
  milestones jsonb not null default '[]',
  answers jsonb not null default '[]',
  attachments uuid[] not null default '{}',
  status text not null check
    (status in ('submitted', 'shortlisted', 'negotiating', 'hired', 'declined', 'withdrawn', 'expired')),
  decline_reason text,
  latest_offer_id uuid,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint proposals_not_to_oneself check (user_id <> client_id)
);
create unique index proposals_one_live on projects.proposals (project_id, user_id)
  where status in ('submitted', 'shortlisted', 'negotiating', 'hired');
create index proposals_of_project on projects.proposals (project_id, created_at desc, proposal_id desc);
create index proposals_of_freelancer on projects.proposals (user_id, created_at desc, proposal_id desc);
create index proposals_of_client on projects.proposals (client_id, created_at desc, proposal_id desc);

create table projects.offers (
  offer_id uuid primary key,
  -- A talk about terms: its proposal, or the first direct offer. Each answer is the next version.
  thread_id uuid not null,
  thread_version int not null,
  proposal_id uuid references projects.proposals,
  project_id uuid references projects.projects,
  client_id uuid not null,
  freelancer_id uuid not null,
  author_id uuid not null,
  title text not null,
  scope text not null,
  pricing text not null check (pricing in ('fixed', 'hourly')),
  total_minor bigint not null check (total_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  hourly_rate_minor bigint check (hourly_rate_minor > 0),
  milestones jsonb not null,
  message text not null,
  status text not null check (status in ('open', 'superseded', 'accepted', 'declined', 'withdrawn', 'expired')),
  decline_reason text,
  expires_at timestamptz not null,
  answered_at timestamptz,
  created_at timestamptz not null,
  constraint offers_one_version unique (thread_id, thread_version),
  constraint offers_between_two check (client_id <> freelancer_id),
  constraint offers_author_is_party check (author_id in (client_id, freelancer_id))
);
create unique index offers_one_open on projects.offers (thread_id) where status = 'open';
create unique index offers_accepted_once on projects.offers (thread_id) where status = 'accepted';
create unique index offers_one_direct on projects.offers
  (client_id, freelancer_id, coalesce(project_id, '00000000-0000-0000-0000-000000000000'))
  where proposal_id is null and status = 'open';
create index offers_of_client on projects.offers (client_id, created_at desc, offer_id desc);
create index offers_of_freelancer on projects.offers (freelancer_id, created_at desc, offer_id desc);
create index offers_open_of_project on projects.offers (project_id) where status = 'open';

-- Who fills which position, and whether they still work on it.
create table projects.hires (
  contract_id uuid primary key,
  project_id uuid not null references projects.projects,
  proposal_id uuid references projects.proposals,
  freelancer_id uuid not null,
  status text not null check (status in ('active', 'completed', 'cancelled')),
  created_at timestamptz not null,
  ended_at timestamptz
);
create index hires_of_project on projects.hires (project_id);

-- How freelancers are rated, heard from contracts, so that a client can sort proposals by it.
create table projects.ratings (
  user_id uuid primary key,
  score_milli int not null,
  average_milli int not null,
  reviews_count int not null
);

select platform.open_schema_to_app('projects');
