-- How often the provider was asked for a payout in earnest: part of the name under which it is asked.
alter table payments.payouts add column attempts integer not null default 0 check (attempts >= 0);
