-- Earned money may lie with the provider no longer than protected money (payments.holding_rules). A wallet with money in it
-- is watched by a timer; the row says so, and until when its owner was told to withdraw.
create table payments.wallet_watches (
  user_id uuid not null,
  currency text not null,
  warned_until timestamptz,
  primary key (user_id, currency)
);
