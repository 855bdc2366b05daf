-- The nightly comparison looks for what moved within its range, and for whatever the provider names: each by an index.
create index payments_charged_by_time on payments.payments (completed_at) where gateway_charge is not null;
create index method_charges_charged_by_time on payments.method_charges (updated_at) where gateway_charge is not null;
create index method_charges_by_charge on payments.method_charges (gateway, gateway_charge) where gateway_charge is not null;
