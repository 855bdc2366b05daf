-- How much it weighs that somebody vouches for a skill: more from people who finished a contract with the person.
create table users.endorsement_weights (
  worked_together boolean primary key,
  weight int not null check (weight > 0)
);
insert into users.endorsement_weights (worked_together, weight) values (true, 3), (false, 1);
-- Everybody who vouches for a skill of anybody: lists of people that are sorted by it.
create index endorsements_by_skill on users.endorsements (skill_id, user_id);
