-- A history is no longer proven by how often alone: a pair is known as long as its oldest release says, and shortens the wait
-- of no more than so many times what the two had cleared by then.
alter table payments.clearing_rules
  add column proven_after_days smallint not null default 14 check (proven_after_days >= 0),
  add column known_up_to_times smallint not null default 3 check (known_up_to_times > 0);
