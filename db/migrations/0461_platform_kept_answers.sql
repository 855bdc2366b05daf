-- Answers that are kept for a key and say something: those of payments go after a month, and those that name somebody who
-- is erased.
create index idempotency_keys_answers on platform.idempotency_keys (created_at) where body <> '';
