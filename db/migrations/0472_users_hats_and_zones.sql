-- Whether somebody wears the freelancer's hat, first or beside another: told by auth, and looked after every night.
alter table users.users add column works_beside boolean not null default false;
-- The default zone stood for who never chose one, so that nobody could choose it. Any other was chosen.
alter table users.preferences add column time_zone_chosen boolean not null default false;
