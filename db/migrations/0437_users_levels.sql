-- How far somebody has come with the work they do here: the highest level whose bounds are all met. Bounds are the figures
-- that badges know too; words as in badge_rules.
create table users.level_rules (
  level smallint primary key check (level > 0),
  -- Finished ones in which they did the work, and the clients of these.
  contracts_min int not null check (contracts_min > 0),
  clients_min int not null check (clients_min > 0),
  -- The success score; null where none is asked for.
  score_min int check (score_min between 0 and 100),
  names jsonb not null,
  constraint level_rules_said check (coalesce(names ->> 'en', '') <> '' and coalesce(names ->> 'de', '') <> '')
);
insert into users.level_rules (level, contracts_min, clients_min, score_min, names) values
  (1, 1, 1, null, '{"en": "Started", "de": "Eingestiegen"}'),
  (2, 5, 3, 80, '{"en": "Established", "de": "Etabliert"}'),
  (3, 20, 8, 90, '{"en": "Seasoned", "de": "Erfahren"}'),
  (4, 50, 15, 95, '{"en": "Leading", "de": "Führend"}');
create trigger level_rules_changed after insert or delete or update on users.level_rules
  for each statement execute function users.reevaluate_standings();

-- 0: none yet. Everybody is looked at in the night.
alter table users.standings add column level smallint not null default 0;
update users.standings set evaluated_at = null where evaluated_at is not null;
