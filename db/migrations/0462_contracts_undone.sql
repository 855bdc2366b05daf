-- What was released and then taken back, by a card's bank or by an administrator: a contract of which nothing stayed
-- counts for nobody.
alter table contracts.contracts
  add column undone_minor bigint not null default 0 constraint contracts_undone_positive check (undone_minor >= 0),
  add column undone_at timestamptz;

-- An answer to a review is reported and hidden by itself.
alter table contracts.reviews
  add column answer_hidden_at timestamptz,
  add column answer_hidden_reason text;
alter table contracts.review_reports
  add column part text not null default 'review' constraint review_reports_part check (part in ('review', 'answer'));
-- contract: the release before asks for the name alone, and what it takes is one report of a review each, as before
alter table contracts.review_reports drop constraint review_reports_one_each;
alter table contracts.review_reports
  add constraint review_reports_one_each unique (review_id, reporter_id, part);
