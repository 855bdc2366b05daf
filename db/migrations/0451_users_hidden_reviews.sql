-- A review that moderation hides counts in no score and for no badge. News of one comes in any order: it may be known as
-- hidden before it is known at all.
alter table users.shown_reviews add column hidden boolean not null default false;

-- A hidden review takes one away from the count, so which news of a rating is the newer is no longer told by the count. The
-- ratings that are there are numbered by 0457.
alter table users.users add column rating_revision int not null default 0;
