-- Who vouches for which skill of whom, and who finished a contract with whom: what gives an endorsement its weight.
create table users.endorsements (
  endorsement_id uuid primary key,
  user_id uuid not null references users.users,
  skill_id uuid not null references users.skills,
  endorsed_by uuid not null references users.users,
  created_at timestamptz not null,
  constraint endorsements_once unique (user_id, skill_id, endorsed_by),
  constraint endorsements_not_oneself check (endorsed_by <> user_id)
);
create index endorsements_newest on users.endorsements (user_id, created_at desc, endorsement_id desc);
create index endorsements_by_giver on users.endorsements (endorsed_by);

-- Learnt from contracts by event.
create table users.shared_contracts (
  contract_id uuid primary key,
  client_id uuid not null,
  freelancer_id uuid not null,
  completed_at timestamptz not null
);
create index shared_contracts_by_client on users.shared_contracts (client_id, freelancer_id);
create index shared_contracts_by_freelancer on users.shared_contracts (freelancer_id, client_id);

insert into users.shared_contracts (contract_id, client_id, freelancer_id, completed_at)
select contract_id, client_id, freelancer_id, ended_at
from contracts.contracts where status = 'completed';
