-- All contracts of an organisation, for whoever keeps it.
create index contracts_of_organisation on contracts.contracts (organisation_id, started_at desc, contract_id desc)
  where organisation_id is not null;
