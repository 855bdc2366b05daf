-- Likes that many accounts of one connection give to one portfolio on a day: kept for whoever gave them, and not all counted.
alter table portfolios.likes
  add column counted boolean not null default true,
  add column network text; -- a hash of the day, like that of a view; forgotten with the views
create index likes_by_network on portfolios.likes (portfolio_id, network) where network is not null;
create index likes_to_trim on portfolios.likes (created_at) where network is not null;
