-- The saved layout of a portfolio: a document of blocks, as its owner works on it and as everybody sees it.
create table portfolios.layouts (
  portfolio_id uuid primary key references portfolios.portfolios on delete cascade,
  user_id uuid not null,
  draft jsonb not null,
  -- Of the draft. A portfolio's own version stays as it is: a draft that is kept every few seconds changes nothing that others see.
  version int not null,
  shown jsonb, -- null: never published
  shown_at timestamptz,
  updated_at timestamptz not null
);

-- Drafts as they were, the last twenty; what is kept by itself within two minutes stays one of them.
create table portfolios.layout_versions (
  portfolio_id uuid not null references portfolios.layouts on delete cascade,
  version int not null,
  layout jsonb not null,
  by_itself boolean not null,
  began_at timestamptz not null,
  kept_at timestamptz not null,
  primary key (portfolio_id, version)
);

-- What was finished under contract, learnt by event. Two tables, for news of one contract come in any order.
create table portfolios.finished_contracts (
  contract_id uuid primary key,
  user_id uuid not null, -- whose work it was
  title text not null,
  ended_at timestamptz not null
);
create index finished_contracts_of_person on portfolios.finished_contracts (user_id, ended_at desc, contract_id desc);
create table portfolios.released_milestones (
  milestone_id uuid primary key,
  contract_id uuid not null,
  user_id uuid not null,
  title text not null,
  released_at timestamptz not null
);
create index released_milestones_of_contract on portfolios.released_milestones (contract_id, released_at, milestone_id);
create index released_milestones_of_person on portfolios.released_milestones (user_id);

select platform.open_schema_to_app('portfolios');
