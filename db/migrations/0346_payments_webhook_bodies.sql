-- The bodies of old deliveries are emptied once a day: those that still have one, by when they came.
create index webhook_inbox_with_body on payments.webhook_inbox (received_at) where body <> '';
