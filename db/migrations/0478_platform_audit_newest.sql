-- The audit log is read at the desk: the newest first, and by what was done. By whom and to what it was before.
create index audit_log_newest on platform.audit_log (created_at desc, audit_id desc);
create index audit_log_action on platform.audit_log (action, created_at desc, audit_id desc);
