-- After the dates of what was there (0456): an index made before is written twice.
create index items_newest_listed on portfolios.items (listed_at desc, item_id desc) where listed;
create index portfolios_newest_published on portfolios.portfolios (published_at desc, portfolio_id desc)
  where state = 'published' and hidden_at is null;
