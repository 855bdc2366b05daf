-- Which lots a release took was not kept: the oldest payment that lay there by then counts.
update payments.clearings clearing
set held_since = coalesce(
  (select min(coalesce(payment.completed_at, lot.created_at))
   from payments.protected_lots lot join payments.payments payment using (transaction_id)
   where lot.reference_id = clearing.reference_id and lot.created_at <= clearing.created_at),
  clearing.created_at)
where held_since is null;
update payments.reserves reserve set held_since = clearing.held_since
from payments.clearings clearing where clearing.clearing_id = reserve.clearing_id and reserve.held_since is null;
update payments.exchange_quotes set held_since = accepted_at where accepted_at is not null and held_since is null;
