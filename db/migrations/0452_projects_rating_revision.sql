-- A hidden review takes one away from the count, so which news of a rating is the newer is no longer told by the count.
alter table projects.ratings add column revision int not null default 0;
update projects.ratings set revision = reviews_count;
