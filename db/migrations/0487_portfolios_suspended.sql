-- Whoever is suspended shows nothing until that is lifted, whoever was before portfolios heard of it too. The daily work holds
-- their files as those of what is hidden.
update portfolios.portfolios set hidden_at = now(), files_settled = false
where hidden_at is null and user_id in (select user_id from auth.accounts where state = 'suspended');
update portfolios.items i set listed = false from portfolios.portfolios p
where p.portfolio_id = i.portfolio_id and p.hidden_at is not null and i.listed;
