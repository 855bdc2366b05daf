-- What the provider said last about somebody it pays out: it may want more long after the first verdict. Null: not asked yet.
alter table payments.gateway_recipients
  add column state text,
  add column due text[] not null default '{}',
  add column past_due text[] not null default '{}',
  add column deadline timestamptz,
  add column disabled_reason text,
  add column looked_at timestamptz;
alter table payments.gateway_recipients add constraint gateway_recipients_state
  check (state in ('restricted', 'pending', 'enabled', 'rejected'));
create index gateway_recipients_longest_unseen on payments.gateway_recipients (gateway, (greatest(looked_at, created_at)));
create index identity_checks_by_name on payments.identity_checks (gateway, gateway_check);
