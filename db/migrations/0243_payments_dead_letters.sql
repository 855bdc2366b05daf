-- News that could not be handled, however often it was tried: kept aside until an administrator sends it round again.
alter table payments.webhook_inbox drop constraint webhook_inbox_state_check;
alter table payments.webhook_inbox
  add constraint webhook_inbox_state_check check (state in ('received', 'handled', 'ignored', 'dead')),
  add column attempts int not null default 0,
  add column last_error text;
create index webhook_inbox_newest on payments.webhook_inbox (received_at desc, event_id desc);
create index webhook_inbox_by_state on payments.webhook_inbox (state, received_at desc, event_id desc);
