-- Posts of people who were erased before: where somebody was hired the title stays, for the other side, and nothing else.
delete from projects.projects_tags t using projects.projects p, users.users u
where t.project_id = p.project_id and u.user_id = p.user_id and u.erased_at is not null and p.organisation_id is null;
update projects.projects p set description = '', screening_questions = '[]', attachments = '{}', version = p.version + 1, updated_at = now()
from users.users u
where u.user_id = p.user_id and u.erased_at is not null and p.organisation_id is null
  and (p.description <> '' or p.screening_questions <> '[]' or p.attachments <> '{}');
