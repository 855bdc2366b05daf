-- How long money may lie here counts from its charge (payments.holding_rules), wherever it has come by now: each stage
-- keeps when the oldest of its money was charged. Null only for what a process of the release before writes; its own day
-- counts then.
alter table payments.clearings add column held_since timestamptz;
alter table payments.reserves add column held_since timestamptz;
-- Money that is changed into another currency stays as old as it was.
alter table payments.exchange_quotes add column held_since timestamptz;

-- Which lots a release took was not kept: the oldest payment that lay there by then counts.
update payments.clearings clearing
set held_since = coalesce(
  (select min(coalesce(payment.completed_at, lot.created_at))
   from payments.protected_lots lot join payments.payments payment using (transaction_id)
   where lot.reference_id = clearing.reference_id and lot.created_at <= clearing.created_at),
  clearing.created_at);
update payments.reserves reserve set held_since = clearing.held_since
from payments.clearings clearing where clearing.clearing_id = reserve.clearing_id;
update payments.exchange_quotes set held_since = accepted_at where accepted_at is not null;
