-- What a person's plans cost in a year, asked for each reading of it.
create index subscription_charges_paid on payments.subscription_charges (user_id, paid_at) where paid_at is not null;
