-- How people stand: how their contracts ended, how fast they answer, and what follows from that. Learnt by event.
create table users.contract_outcomes (
  contract_id uuid primary key,
  client_id uuid not null,
  freelancer_id uuid not null,
  -- Null while it runs: a dispute is told before the end.
  outcome text check (outcome in ('completed', 'cancelled')),
  ended_at timestamptz,
  ended_by uuid,
  -- What disputes gave back to the client.
  given_back text not null default 'none' check (given_back in ('none', 'part', 'all')),
  constraint contract_outcomes_end_has_date check ((outcome is null) = (ended_at is null))
);
create index contract_outcomes_of_freelancer on users.contract_outcomes (freelancer_id, ended_at desc);
create index contract_outcomes_of_client on users.contract_outcomes (client_id, ended_at desc);

-- Reviews that are shown: `user_id` is who they are about.
create table users.shown_reviews (
  review_id uuid primary key,
  contract_id uuid not null,
  user_id uuid not null,
  overall_milli int not null,
  revealed_at timestamptz not null
);
create index shown_reviews_of_person on users.shown_reviews (user_id, contract_id);

-- What somebody was asked, an invitation, an offer or a proposal, and when they first answered. News of one question
-- comes in any order: an answer may be known before the question.
create table users.asked_questions (
  question_id uuid primary key,
  user_id uuid not null,
  thread_id uuid,
  asked_at timestamptz,
  answered_at timestamptz,
  -- Its time ended without an answer.
  lapsed_at timestamptz,
  withdrawn boolean not null default false
);
create index asked_questions_of_person on users.asked_questions (user_id, asked_at desc);
create index asked_questions_of_thread on users.asked_questions (thread_id) where thread_id is not null;

-- What is shown of all that; worked out anew with each fact, and by a timer when time alone changes it.
create table users.standings (
  user_id uuid primary key references users.users,
  success_score int check (success_score between 0 and 100),
  answer_minutes int check (answer_minutes >= 0),
  -- Those that are held now, in the order of their rules.
  badges text[] not null default '{}',
  -- Null: to be looked at by the daily job.
  evaluated_at timestamptz
);
create index standings_to_evaluate on users.standings (user_id) where evaluated_at is null;

-- The rules of badges. `award`: kept once earned, whatever comes later. A rule that is not active gives none.
create table users.badge_rules (
  badge text primary key,
  measure text not null check (measure in ('contracts_finished', 'five_star_reviews', 'answer_minutes', 'days_at_score')),
  at_least int,
  at_most int,
  -- With `answer_minutes`: from how many answers on it counts.
  facts_min int not null default 0,
  -- With `days_at_score`: the success score that has to be held.
  score_min int,
  award boolean not null,
  active boolean not null default true,
  position int not null unique,
  constraint badge_rules_one_bound check ((at_least is null) <> (at_most is null)),
  constraint badge_rules_score check ((measure = 'days_at_score') = (score_min is not null))
);
insert into users.badge_rules (badge, measure, at_least, at_most, facts_min, score_min, award, position) values
  ('top_rated', 'days_at_score', 90, null, 0, 90, false, 1),
  ('ten_five_stars', 'five_star_reviews', 10, null, 0, null, true, 2),
  ('fast_answer', 'answer_minutes', null, 240, 5, null, false, 3),
  ('first_project', 'contracts_finished', 1, null, 0, null, true, 4);

create table users.badges (
  badge_id uuid primary key,
  user_id uuid not null references users.users,
  badge text not null references users.badge_rules,
  earned_at timestamptz not null,
  -- What was measured, and what the rule asked for, when it was earned.
  value int not null,
  needed int not null,
  ended_at timestamptz,
  -- What was measured when it was no longer earned; null where there was nothing to measure any more.
  ended_value int
);
create unique index badges_held_once on users.badges (user_id, badge) where ended_at is null;
create index badges_of_person on users.badges (user_id, earned_at desc, badge_id desc);

-- A new installation has no contracts yet, nor their tables.
do $$
begin
  if to_regclass('contracts.contracts') is null then return; end if;
  insert into users.contract_outcomes (contract_id, client_id, freelancer_id, outcome, ended_at, ended_by, given_back)
  select c.contract_id, c.client_id, c.freelancer_id, c.status, c.ended_at, c.ended_by,
    coalesce((
      select case when bool_or(m.released_minor = 0) then 'all' else 'part' end
      from contracts.milestones m
      where m.contract_id = c.contract_id and m.refunded_minor > 0
        and exists (select from contracts.disputes d where d.milestone_id = m.milestone_id and d.status in ('resolved', 'settled'))
      having count(*) > 0), 'none')
  from contracts.contracts c where c.status in ('completed', 'cancelled');

  insert into users.shown_reviews (review_id, contract_id, user_id, overall_milli, revealed_at)
  select review_id, contract_id, user_id, points * 200, revealed_at
  from contracts.reviews where revealed_at is not null;

  -- Everybody who is in them is looked at within a day.
  insert into users.standings (user_id)
  select user_id from users.users where erased_at is null
    and (exists (select from users.contract_outcomes where freelancer_id = user_id)
      or exists (select from users.contract_outcomes where client_id = user_id));
end $$;
