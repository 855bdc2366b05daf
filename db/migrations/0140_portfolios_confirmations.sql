-- Pieces of work that the client of a finished contract confirms.
alter table portfolios.finished_contracts add column client_id uuid; -- null: the client has left

-- What was finished before this was kept. On a new database nothing was, and contracts have no table yet.
do $$
begin
  if to_regclass('contracts.contracts') is not null then
    insert into portfolios.finished_contracts (contract_id, user_id, title, ended_at, client_id)
    select c.contract_id, c.freelancer_id, c.title, c.ended_at,
      (select u.user_id from users.users u where u.user_id = c.client_id and u.erased_at is null)
    from contracts.contracts c
    join users.users f on f.user_id = c.freelancer_id and f.erased_at is null
    where c.status = 'completed' and c.ended_at is not null
    on conflict (contract_id) do update set client_id = excluded.client_id;
  end if;
end $$;

create table portfolios.confirmations (
  confirmation_id uuid primary key,
  item_id uuid not null references portfolios.items on delete cascade,
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  user_id uuid not null, -- whose work it is
  client_id uuid, -- null: the client has left
  contract_id uuid not null,
  -- As they were when it was asked: what the client is shown and agrees to.
  contract_title text not null,
  contract_ended_at timestamptz not null,
  item_title text not null,
  message text not null,
  state text not null check (state in ('asked', 'confirmed', 'declined', 'withdrawn', 'cancelled', 'outdated')),
  show_name boolean not null default false,
  reason text,
  item_version int not null, -- that was asked about, and later that was confirmed
  asked_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz
);
create unique index confirmations_one_live on portfolios.confirmations (item_id) where state in ('asked', 'confirmed');
create index confirmations_of_item on portfolios.confirmations (item_id, asked_at desc);
create index confirmations_of_portfolio on portfolios.confirmations (portfolio_id) where state = 'confirmed';
create index confirmations_of_client on portfolios.confirmations (client_id, asked_at desc, confirmation_id desc);
create index confirmations_of_owner on portfolios.confirmations (user_id, asked_at desc, confirmation_id desc);
create index finished_contracts_of_client on portfolios.finished_contracts (client_id);

-- Beside the piece and the portfolio, so that a list reads no confirmations.
alter table portfolios.items add column verified_at timestamptz;
alter table portfolios.portfolios add column verified_count int not null default 0 check (verified_count >= 0);

select platform.open_schema_to_app('portfolios');
