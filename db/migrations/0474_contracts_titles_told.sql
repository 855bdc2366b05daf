-- Whether it was told of a completed contract that everybody could read its title: news of before did not say.
alter table contracts.contracts add column title_told boolean not null default false;
create index contracts_titles_untold on contracts.contracts (contract_id) where status = 'completed' and not title_told;
