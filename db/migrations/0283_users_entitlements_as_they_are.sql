-- What plans no longer promise (0282_payments_plans_as_they_are.sql).
delete from users.entitlements where capability not in ('service_fee_bps', 'storage_mb');
