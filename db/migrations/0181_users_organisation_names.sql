-- The list of organisations by name.
create index organisations_by_name on users.organisations (lower(name), organisation_id) where closed_at is null;
