-- When a saved card was charged: the nightly comparison dates its charge by this, and no later change of the row moves it.
alter table payments.method_charges add column charged_at timestamptz;
update payments.method_charges charge
  set charged_at = coalesce(
    (select completed_at from payments.payments payment where payment.transaction_id = charge.method_charge_id),
    charge.updated_at)
  where charge.gateway_charge is not null;
alter table payments.method_charges add constraint method_charges_dated
  check (gateway_charge is null or charged_at is not null);
drop index payments.method_charges_charged_by_time;
create index method_charges_charged_by_time on payments.method_charges (charged_at) where gateway_charge is not null;

-- A difference that somebody closed is looked up by its name, so that the next night does not open it again.
create index reconciliation_breaks_of_thing on payments.reconciliation_breaks (gateway, kind, source);
