-- News of plans may come late and out of order: the newest one's time and name stay, also of whoever is back on Free.
alter table payments.fee_plans drop constraint fee_plans_plan_check;
alter table payments.fee_plans add constraint fee_plans_plan_check check (plan in ('free', 'plus', 'pro'));
alter table payments.fee_plans add column told_at timestamptz, add column told_by uuid;
