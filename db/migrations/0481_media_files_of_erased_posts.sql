-- Posts of people who were erased before: their files go as their words do, once nothing else uses them.
delete from media.attachments a using projects.projects p join users.users u on u.user_id = p.user_id
where a.subject_type = 'project' and a.purpose = 'project' and a.subject_id = p.project_id::text
  and u.erased_at is not null and p.organisation_id is null;
