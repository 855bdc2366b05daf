-- The organisation whose project a contract came of: the client's documents are in its name.
alter table contracts.contracts add column organisation_id uuid;
