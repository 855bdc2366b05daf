-- What a portfolio's owner learns of its visits: figures a day, written where a visit is counted and read as they are.

-- Nobody makes many viewers of one connection with many accounts: the network (a hash of the day, like the viewer).
alter table portfolios.views add column network text not null default '';
create index views_by_network on portfolios.views (portfolio_id, day, network);

-- Which page somebody saw today (the portfolio's own, or a piece's), and who passed it on: trimmed like the views.
create table portfolios.page_views (
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  page_id uuid not null, -- the portfolio's id, or the piece's
  day date not null,
  viewer text not null,
  primary key (page_id, day, viewer)
);
create index page_views_of_portfolio on portfolios.page_views (portfolio_id);
create index page_views_age on portfolios.page_views (day);

create table portfolios.shares (
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  day date not null,
  viewer text not null,
  primary key (portfolio_id, day, viewer)
);
create index shares_age on portfolios.shares (day);

-- Days are UTC. A day without a row had no visit.
create table portfolios.day_figures (
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  day date not null,
  views int not null default 0 check (views >= 0), -- of any of its pages, once a viewer and page
  viewers int not null default 0 check (viewers >= 0),
  likes int not null default 0 check (likes >= 0), -- given on that day and not taken back since
  shares int not null default 0 check (shares >= 0),
  primary key (portfolio_id, day)
);
create table portfolios.day_pages (
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  day date not null,
  page_id uuid not null,
  views int not null check (views >= 0),
  primary key (portfolio_id, day, page_id)
);
create table portfolios.day_sources (
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  day date not null,
  source text not null check (source in ('direct', 'kogi', 'search', 'social', 'other')),
  host text not null, -- of the page that linked here; empty where there was none or it is ours
  viewers int not null check (viewers >= 0),
  primary key (portfolio_id, day, source, host)
);

-- Likes have kept their instant from the beginning; of views only the number was kept.
insert into portfolios.day_figures (portfolio_id, day, likes)
  select portfolio_id, (created_at at time zone 'UTC')::date, count(*) from portfolios.likes group by 1, 2;

select platform.open_schema_to_app('portfolios');
