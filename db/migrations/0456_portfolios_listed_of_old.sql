update portfolios.items i set listed_at = greatest(i.created_at, p.published_at)
  from portfolios.portfolios p where p.portfolio_id = i.portfolio_id;
