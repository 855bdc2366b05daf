-- Whether the files of a portfolio are held as its state says; those of before are gone through by the daily work.
alter table portfolios.portfolios add column files_settled boolean not null default false;
create index portfolios_unsettled on portfolios.portfolios (portfolio_id) where not files_settled;
