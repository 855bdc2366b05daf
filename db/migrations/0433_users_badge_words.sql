-- A badge brings its own words and its picture, so that a new one is a row and nothing else. Words of a reason may name
-- what was measured and what the rule asked for: {value}, {needed}, {hours} (`needed` in hours), {score}; and
-- {needed:one|other # ...} chooses by the number, which stands where the # is.
alter table users.badge_rules
  add column icon text not null default 'award',
  add column words jsonb not null default '{}';
update users.badge_rules r set icon = v.icon, words = v.words::jsonb
from (values
  ('top_rated', 'trophy', '{
    "en": {"name": "Top rated", "reason": "A success score of {score}% or more for {needed:# day|# days}."},
    "de": {"name": "Bestens bewertet", "reason": "Seit {needed:# Tag|# Tagen} eine Erfolgsquote von {score} % oder mehr."}}'),
  ('ten_five_stars', 'star', '{
    "en": {"name": "Ten times five stars", "reason": "{value:# review|# reviews} with five stars in everything."},
    "de": {"name": "Zehnmal fünf Sterne", "reason": "{value:# Bewertung|# Bewertungen} mit fünf Sternen in allem."}}'),
  ('fast_answer', 'bolt', '{
    "en": {"name": "Fast answer", "reason": "First answers within {hours:# hour|# hours}, over the last 90 days."},
    "de": {"name": "Schnelle Antwort", "reason": "Erste Antworten innerhalb von {hours:# Stunde|# Stunden}, über die letzten 90 Tage."}}'),
  ('first_project', 'flag', '{
    "en": {"name": "First project", "reason": "Finished {needed:a first contract|# contracts}."},
    "de": {"name": "Erstes Projekt", "reason": "{needed:Einen ersten Vertrag|# Verträge} abgeschlossen."}}')
) as v (badge, icon, words) where v.badge = r.badge;
-- A rule that somebody added by hand is called by its key until it is given words.
update users.badge_rules set words = jsonb_build_object(
  'en', jsonb_build_object('name', badge, 'reason', badge), 'de', jsonb_build_object('name', badge, 'reason', badge))
where words = '{}';
alter table users.badge_rules alter column words drop default;
alter table users.badge_rules
  add constraint badge_rules_key check (badge ~ '^[a-z][a-z0-9_]{0,39}$') not valid,
  add constraint badge_rules_said check (
    coalesce(words #>> '{en,name}', '') <> '' and coalesce(words #>> '{en,reason}', '') <> ''
    and coalesce(words #>> '{de,name}', '') <> '' and coalesce(words #>> '{de,reason}', '') <> '');

-- What the rule asked for when a badge was given stays with it, whatever the rule asks for later. For those that were
-- given before, the rule of today is the best that is known.
alter table users.badges add column score_min int;
update users.badges b set score_min = r.score_min
from users.badge_rules r where r.badge = b.badge and r.score_min is not null;

-- A rule that changes has everybody looked at anew in the night, without a hand.
create function users.reevaluate_standings() returns trigger language plpgsql as $$
begin
  update users.standings set evaluated_at = null where evaluated_at is not null;
  return null;
end $$;
create trigger badge_rules_made after insert or delete on users.badge_rules
  for each statement execute function users.reevaluate_standings();
create trigger badge_rules_changed
  after update of measure, at_least, at_most, facts_min, score_min, award, active, position on users.badge_rules
  for each statement execute function users.reevaluate_standings();
