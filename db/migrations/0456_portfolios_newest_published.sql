-- The newest work is what was shown last, not what was begun last. A piece came into lists when its portfolio did, or when it
-- was added later; the rows that follow are settled by the application with every change.
alter table portfolios.items add column listed_at timestamptz not null default now();
update portfolios.items i set listed_at = greatest(i.created_at, p.published_at)
  from portfolios.portfolios p where p.portfolio_id = i.portfolio_id;
create index items_newest_listed on portfolios.items (listed_at desc, item_id desc) where listed;
create index portfolios_newest_published on portfolios.portfolios (published_at desc, portfolio_id desc)
  where state = 'published' and hidden_at is null;
