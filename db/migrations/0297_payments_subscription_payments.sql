-- What a saved card paid for a plan is a payment like any other: the desk sends it back, and a bank's dispute finds it.
-- It is named by its charge; nobody asked for it with a key, and no fee rule was agreed.
alter table payments.payments
  alter column fee_rule_id drop not null,
  alter column idempotency_key drop not null;

insert into payments.payments (
  transaction_id, user_id, amount_minor, currency, status, type, reference_id, held_minor, lines, description,
  return_path, gateway, gateway_reference, gateway_charge, expires_at, created_at, updated_at, completed_at)
select charge.method_charge_id, charge.user_id, charge.amount_minor, charge.currency, 'completed', 'subscription',
  due.subscription_charge_id, charge.amount_minor,
  jsonb_build_array(jsonb_build_object('kind', 'subscription', 'label', charge.description,
    'amount', jsonb_build_object('amount', charge.amount_minor::text, 'currency', charge.currency))),
  charge.description, charge.return_path, charge.gateway, charge.gateway_reference, charge.gateway_charge,
  charge.created_at, charge.created_at, charge.updated_at, coalesce(due.paid_at, charge.updated_at)
from payments.method_charges charge
join payments.subscription_charges due on due.subscription_charge_id::text = split_part(charge.reference, ':', 1)
where charge.purpose = 'subscription' and charge.state = 'paid';

alter table payments.subscriptions drop constraint subscriptions_end_reason_check;
alter table payments.subscriptions add constraint subscriptions_end_reason_check
  check (end_reason in ('cancelled', 'unpaid', 'not_started', 'erased', 'refunded', 'disputed'));
