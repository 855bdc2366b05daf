-- A plan promises what is there. Themes, insights, seats and the like come back with the parts that will hold to them; the two
-- plans that had nothing else are not sold until then. Whoever has one keeps it.
alter table payments.plans add column on_sale boolean not null default true;
update payments.plans set on_sale = false where plan in ('business', 'premium');
delete from payments.plan_entitlements where capability not in ('service_fee_bps', 'storage_mb');
