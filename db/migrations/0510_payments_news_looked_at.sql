-- The net looks at news that wait once a quarter of an hour, and at each in turn.
alter table payments.webhook_inbox add column looked_at timestamptz;
drop index payments.webhook_inbox_waiting;
create index webhook_inbox_waiting on payments.webhook_inbox (greatest(looked_at, received_at)) where state = 'received';
