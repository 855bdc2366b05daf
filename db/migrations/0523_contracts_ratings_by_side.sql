-- How much of a rating was given to somebody as the client: what is left is of the work they did. Sums of what was revealed,
-- as the others; what moderation hides is taken out when they are read.
alter table contracts.ratings
  add column client_reviews int not null default 0 check (client_reviews >= 0),
  add column client_points bigint not null default 0;
