-- Journals are looked for by day. They are written in the order of their time, so a few bytes for each stretch of the table are
-- enough, which cost the posting nothing.
create index journals_by_time on payments.journals using brin (created_at);

-- "Did the provider ever tell of this?": what it named, newest first.
create index webhook_inbox_of_object on payments.webhook_inbox (object_id, received_at desc, event_id desc, gateway desc);
