-- What people say is wrong with a review, and what an administrator made of it: all open reports of a review are decided
-- at once. Whoever wrote a hidden one reads why.
alter table contracts.reviews add column hidden_reason text;

create table contracts.review_reports (
  report_id uuid primary key,
  review_id uuid not null references contracts.reviews,
  reporter_id uuid not null,
  reason text not null check (reason in ('untrue', 'insulting', 'private', 'off_topic', 'pressure', 'other')),
  text text not null,
  created_at timestamptz not null,
  decision text check (decision in ('hide', 'keep')),
  decision_reason text,
  decided_by uuid,
  decided_at timestamptz,
  constraint review_reports_one_each unique (review_id, reporter_id),
  constraint review_reports_decided_whole check (
    (decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)
    and (decision is null) = (decision_reason is null)
  )
);
create index review_reports_open on contracts.review_reports (review_id, created_at) where decided_at is null;
create index review_reports_of_person on contracts.review_reports (reporter_id);
