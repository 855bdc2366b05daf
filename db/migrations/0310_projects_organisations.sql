-- A post may belong to an organisation; `user_id` is then who goes on with it there.
alter table projects.projects add column organisation_id uuid;
create index projects_of_organisation on projects.projects (organisation_id, created_at desc, project_id desc)
  where organisation_id is not null;
