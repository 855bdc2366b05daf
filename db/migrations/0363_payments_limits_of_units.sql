-- Eight currencies had no row yet: bolivares and ngultrum, and the units of account of Bolivia, Colombia, Mexico and Uruguay.
-- About a thousand euros for money moved by hand and about ten for the smallest payout, as for the others; UYI has no smaller
-- unit and UYW four decimals. What has a row keeps it.
insert into payments.two_person_limits (currency, effective_from, amount_minor)
select currency, '2020-01-01T00:00:00Z', amount_minor from (values
  ('VES', 50000000::bigint), ('VED', 50000000::bigint), ('BTN', 10000000::bigint), ('COU', 1100000::bigint),
  ('MXV', 240000::bigint), ('UYI', 7000::bigint), ('UYW', 250000000::bigint), ('BOV', 800000::bigint)
) as worth (currency, amount_minor)
on conflict do nothing;

insert into payments.payout_minimums (currency, amount_minor)
values
  ('VES', 500000), ('VED', 500000), ('BTN', 100000), ('COU', 11000), ('MXV', 2400), ('UYI', 70), ('UYW', 2500000),
  ('BOV', 8000)
on conflict do nothing;
