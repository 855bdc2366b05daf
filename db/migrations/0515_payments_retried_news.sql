-- When dead news were sent round again: from then on a provider that is away has its day anew.
alter table payments.webhook_inbox add column retried_at timestamptz;
