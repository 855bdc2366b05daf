-- Which process runs a call: its number is an advisory lock that PostgreSQL frees when that process is gone, however it
-- ended. Null for calls begun by an older process; they are taken over after their minute, as before.
alter table platform.idempotency_keys add column runner int;
