-- Nobody but the posting functions writes the ledger: the application has no right to, and triggers refuse the rest.
select format('%s on payments.%s', privilege, name) as subject, 'is granted to kogi_app' as detail
from unnest(array['account_kinds', 'accounts', 'journals', 'transfers', 'checkpoints', 'chain_links', 'chain_head', 'settled'])
  as name
cross join unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privilege
where exists (select from pg_roles where rolname = 'kogi_app')
  and has_table_privilege((select oid from pg_roles where rolname = 'kogi_app'), ('payments.' || name)::regclass, privilege)
union all
select 'payments.' || name, 'has lost its trigger ' || trigger_name
from (values ('journals', 'journals_append_only'), ('transfers', 'transfers_append_only'),
  ('checkpoints', 'checkpoints_append_only'), ('chain_links', 'chain_links_append_only'),
  ('accounts', 'accounts_stay'), ('accounts', 'accounts_keep_identity')) as wanted (name, trigger_name)
where not exists (
  select from pg_trigger t
  where t.tgrelid = ('payments.' || name)::regclass and t.tgname = trigger_name and t.tgenabled in ('O', 'A')
)
