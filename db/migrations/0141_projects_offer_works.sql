-- The piece of work, or the portfolio, that moved a client to offer work: of a talk about terms, whatever its version.
-- On a new database this runs before the offers have their table, so it cannot point at them.
create schema if not exists projects;

create table projects.offer_works (
  thread_id uuid primary key,
  user_id uuid not null, -- whose work it is
  portfolio_id uuid not null,
  item_id uuid,
  title text not null -- as it was called then
);
create index offer_works_of_person on projects.offer_works (user_id);

select platform.open_schema_to_app('projects');
