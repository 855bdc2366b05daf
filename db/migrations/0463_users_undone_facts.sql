-- few rows: the rules of badges, four of ours
-- A contract of which nothing stayed. News come in any order: it may be known as that before its end is known.
alter table users.contract_outcomes add column undone boolean not null default false;
alter table users.shared_contracts add column undone boolean not null default false;

-- Who asked: whoever asks often counts once. Null of what was asked before this was kept.
alter table users.asked_questions add column asker_id uuid;

-- From how many clients on the figure counts: ten friends are not one friend ten times.
alter table users.badge_rules add column clients_min int not null default 0;
update users.badge_rules set clients_min = 5 where badge = 'ten_five_stars';
create or replace trigger badge_rules_changed
  after update of measure, at_least, at_most, facts_min, clients_min, score_min, award, active, position
  on users.badge_rules for each statement execute function users.reevaluate_standings();

-- Put out of sight by whom it is about.
alter table users.endorsements add column hidden_at timestamptz;
