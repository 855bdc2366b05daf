-- When the provider was first asked: what may have left is asked about until it is known, whatever happens to the account;
-- what never did may still be stopped. Of what waits by now nobody noted it, so all of it may have left.
alter table payments.payouts add column tried_at timestamptz;
alter table payments.method_charges add column tried_at timestamptz;
update payments.payouts set tried_at = updated_at where status = 'requested';
update payments.method_charges set tried_at = updated_at where state = 'requested';
