-- How much of an accepted quote was changed back, in the currency that was given, because a bank took back what it came from.
alter table payments.exchange_quotes
  add column back_minor bigint not null default 0,
  add constraint exchange_quotes_back_within check (back_minor >= 0 and back_minor <= from_minor);
