-- News of a dispute name the charge, and nothing else of ours.
create index payments_by_charge on payments.payments (gateway, gateway_charge) where gateway_charge is not null;
