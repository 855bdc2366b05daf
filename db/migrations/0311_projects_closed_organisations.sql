-- Drafts of organisations that are closed are private ones of the person in whose name they are.
update projects.projects set organisation_id = null, version = version + 1
where status = 'draft'
  and organisation_id in (select organisation_id from users.organisations where closed_at is not null);
