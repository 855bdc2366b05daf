-- The order an owner wants, the first is 1; 0 for what has no place yet, which comes before them, the newest first.
alter table portfolios.portfolios
  add column position int not null default 0 constraint portfolios_position_counts check (position >= 0);

-- A contract of which nothing stayed proves no work. News come in any order: it may be known as that before its end is known.
alter table portfolios.finished_contracts
  add column undone boolean not null default false,
  -- Whether its title was ever public, as the title of a post that everybody could read.
  add column is_public boolean not null default false;

create index items_kind_in_portfolio on portfolios.items (kind, portfolio_id) where listed;
create index portfolios_with_marks on portfolios.portfolios (published_at desc, portfolio_id desc)
  where state = 'published' and hidden_at is null and verified_count > 0;
