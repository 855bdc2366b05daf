-- Whoever is suspended shows no posts until that is lifted. Those of people who were before posts heard of it are hidden here;
-- an organisation's only where nobody else who keeps it can answer.
update projects.projects p set hidden_at = now()
where hidden_at is null and user_id in (select user_id from auth.accounts where state = 'suspended')
  and not exists (select from users.organisations o
    join users.organisation_members m on m.organisation_id = o.organisation_id and m.role in ('owner', 'admin')
    join auth.accounts a on a.user_id = m.user_id and a.state = 'active'
    where o.organisation_id = p.organisation_id and o.closed_at is null);
create index projects_hidden_of_organisation on projects.projects (organisation_id, user_id) where hidden_at is not null;
