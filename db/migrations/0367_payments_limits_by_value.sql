-- A thousand units are a few cents of one currency and thousands of euros of another: about a thousand euros for money moved
-- by hand, and about ten for the smallest payout, by the rates of 2026 to one or two digits. What has a row keeps it.
insert into payments.two_person_limits (currency, effective_from, amount_minor)
select currency, '2020-01-01T00:00:00Z', amount_minor from (values
  ('AED', 400000::bigint), ('AFN', 7500000::bigint), ('ALL', 10000000::bigint), ('AMD', 45000000::bigint),
  ('AOA', 100000000::bigint), ('ARS', 170000000::bigint), ('BDT', 14000000::bigint), ('BHD', 450000::bigint),
  ('BIF', 3500000::bigint), ('BOB', 800000::bigint), ('BRL', 600000::bigint), ('BWP', 1500000::bigint),
  ('CDF', 250000000::bigint), ('CLF', 300000::bigint), ('CLP', 1100000::bigint), ('CNY', 800000::bigint),
  ('COP', 450000000::bigint), ('CRC', 60000000::bigint), ('CUP', 2800000::bigint), ('CVE', 11000000::bigint),
  ('CZK', 2500000::bigint), ('DJF', 200000::bigint), ('DOP', 7500000::bigint), ('DZD', 15000000::bigint),
  ('EGP', 5500000::bigint), ('ERN', 1700000::bigint), ('ETB', 17500000::bigint), ('GHS', 1300000::bigint),
  ('GMD', 8500000::bigint), ('GNF', 10000000::bigint), ('GTQ', 900000::bigint), ('GYD', 24000000::bigint),
  ('HKD', 900000::bigint), ('HNL', 3000000::bigint), ('HTG', 15000000::bigint), ('HUF', 40000000::bigint),
  ('ILS', 400000::bigint), ('IQD', 1500000000::bigint), ('IRR', 5000000000::bigint), ('ISK', 150000::bigint),
  ('JMD', 19000000::bigint), ('JOD', 800000::bigint), ('KES', 15000000::bigint), ('KGS', 10000000::bigint),
  ('KHR', 450000000::bigint), ('KMF', 500000::bigint), ('KPW', 100000000::bigint), ('KZT', 60000000::bigint),
  ('LAK', 2500000000::bigint), ('LBP', 10000000000::bigint), ('LKR', 35000000::bigint), ('LRD', 20000000::bigint),
  ('LSL', 2000000::bigint), ('LYD', 6000000::bigint), ('MAD', 1100000::bigint), ('MDL', 2000000::bigint),
  ('MGA', 500000000::bigint), ('MKD', 6000000::bigint), ('MMK', 250000000::bigint), ('MNT', 400000000::bigint),
  ('MOP', 900000::bigint), ('MRU', 4500000::bigint), ('MUR', 5500000::bigint), ('MVR', 1800000::bigint),
  ('MWK', 200000000::bigint), ('MXN', 2000000::bigint), ('MYR', 450000::bigint), ('MZN', 7500000::bigint),
  ('NAD', 2000000::bigint), ('NGN', 170000000::bigint), ('NIO', 4500000::bigint), ('NPR', 16000000::bigint),
  ('OMR', 450000::bigint), ('PEN', 400000::bigint), ('PGK', 450000::bigint), ('PHP', 6500000::bigint),
  ('PKR', 33000000::bigint), ('PLN', 400000::bigint), ('PYG', 8000000::bigint), ('QAR', 400000::bigint),
  ('RON', 500000::bigint), ('RSD', 11500000::bigint), ('RUB', 9500000::bigint), ('RWF', 1700000::bigint),
  ('SAR', 400000::bigint), ('SCR', 1600000::bigint), ('SDG', 70000000::bigint), ('SLE', 2700000::bigint),
  ('SOS', 65000000::bigint), ('SRD', 4500000::bigint), ('SSP', 500000000::bigint), ('STN', 2500000::bigint),
  ('SVC', 1000000::bigint), ('SYP', 1300000000::bigint), ('SZL', 2000000::bigint), ('THB', 4000000::bigint),
  ('TJS', 1100000::bigint), ('TMT', 400000::bigint), ('TND', 3500000::bigint), ('TRY', 5000000::bigint),
  ('TTD', 800000::bigint), ('TWD', 3500000::bigint), ('TZS', 300000000::bigint), ('UAH', 5000000::bigint),
  ('UGX', 4000000::bigint), ('UYU', 4500000::bigint), ('UZS', 1400000000::bigint), ('VND', 30000000::bigint),
  ('VUV', 140000::bigint), ('AUD', 180000::bigint), ('NZD', 200000::bigint), ('CAD', 160000::bigint),
  ('SGD', 150000::bigint), ('BND', 150000::bigint), ('FJD', 250000::bigint), ('BBD', 250000::bigint),
  ('BZD', 250000::bigint), ('XCD', 300000::bigint), ('TOP', 300000::bigint), ('WST', 300000::bigint),
  ('SBD', 1000000::bigint), ('AWG', 200000::bigint), ('XCG', 200000::bigint), ('BAM', 200000::bigint),
  ('AZN', 200000::bigint), ('GEL', 300000::bigint), ('BYN', 350000::bigint), ('XAF', 650000::bigint),
  ('XOF', 650000::bigint), ('XPF', 120000::bigint), ('YER', 28000000::bigint), ('ZAR', 2000000::bigint),
  ('ZMW', 2700000::bigint), ('ZWG', 3000000::bigint)
) as worth (currency, amount_minor)
on conflict do nothing;

insert into payments.payout_minimums (currency, amount_minor)
values
  ('AED', 4000), ('AFN', 75000), ('ALL', 100000), ('AMD', 450000), ('AOA', 1000000), ('ARS', 1700000), ('BDT', 140000),
  ('BHD', 4500), ('BIF', 35000), ('BOB', 8000), ('BRL', 6000), ('BWP', 15000), ('CDF', 2500000), ('CLF', 3000),
  ('CLP', 11000), ('CNY', 8000), ('COP', 4500000), ('CRC', 600000), ('CUP', 28000), ('CVE', 110000), ('CZK', 25000),
  ('DJF', 2000), ('DOP', 75000), ('DZD', 150000), ('EGP', 55000), ('ERN', 17000), ('ETB', 175000), ('GHS', 13000),
  ('GMD', 85000), ('GNF', 100000), ('GTQ', 9000), ('GYD', 240000), ('HKD', 9000), ('HNL', 30000), ('HTG', 150000),
  ('HUF', 400000), ('ILS', 4000), ('IQD', 15000000), ('IRR', 50000000), ('ISK', 1500), ('JMD', 190000), ('JOD', 8000),
  ('KES', 150000), ('KGS', 100000), ('KHR', 4500000), ('KMF', 5000), ('KPW', 1000000), ('KZT', 600000),
  ('LAK', 25000000), ('LBP', 100000000), ('LKR', 350000), ('LRD', 200000), ('LSL', 20000), ('LYD', 60000),
  ('MAD', 11000), ('MDL', 20000), ('MGA', 5000000), ('MKD', 60000), ('MMK', 2500000), ('MNT', 4000000), ('MOP', 9000),
  ('MRU', 45000), ('MUR', 55000), ('MVR', 18000), ('MWK', 2000000), ('MXN', 20000), ('MYR', 4500), ('MZN', 75000),
  ('NAD', 20000), ('NGN', 1700000), ('NIO', 45000), ('NPR', 160000), ('OMR', 4500), ('PEN', 4000), ('PGK', 4500),
  ('PHP', 65000), ('PKR', 330000), ('PLN', 4000), ('PYG', 80000), ('QAR', 4000), ('RON', 5000), ('RSD', 115000),
  ('RUB', 95000), ('RWF', 17000), ('SAR', 4000), ('SCR', 16000), ('SDG', 700000), ('SLE', 27000), ('SOS', 650000),
  ('SRD', 45000), ('SSP', 5000000), ('STN', 25000), ('SVC', 10000), ('SYP', 13000000), ('SZL', 20000), ('THB', 40000),
  ('TJS', 11000), ('TMT', 4000), ('TND', 35000), ('TRY', 50000), ('TTD', 8000), ('TWD', 35000), ('TZS', 3000000),
  ('UAH', 50000), ('UGX', 40000), ('UYU', 45000), ('UZS', 14000000), ('VND', 300000), ('VUV', 1400), ('AUD', 1800),
  ('NZD', 2000), ('CAD', 1600), ('SGD', 1500), ('BND', 1500), ('FJD', 2500), ('BBD', 2500), ('BZD', 2500), ('XCD', 3000),
  ('TOP', 3000), ('WST', 3000), ('SBD', 10000), ('AWG', 2000), ('XCG', 2000), ('BAM', 2000), ('AZN', 2000),
  ('GEL', 3000), ('BYN', 3500), ('XAF', 6500), ('XOF', 6500), ('XPF', 1200), ('YER', 280000), ('ZAR', 20000),
  ('ZMW', 27000), ('ZWG', 30000)
on conflict do nothing;
