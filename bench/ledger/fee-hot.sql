-- A payment with a fee, every fee into the one account of the platform.
\set n :n + 1
\set low 100000000000 + :n
\set high 100000000000 + :run * 1000 + :client_id
\set a 100000000000 + random(1, :accounts)
\set b 100000000001 + (:a - 100000000000 + random(0, :accounts - 2)) % :accounts
select payments.post_journal((:high::text || '00000000' || :low::text)::uuid, 'bench.hot', :high::text || :low::text,
  '2026-11-22 12:00Z'::timestamptz,
  array['00000000-0000-7000-8000-' || :a::text, '00000000-0000-7000-8000-' || :a::text]::uuid[],
  array['00000000-0000-7000-8000-' || :b::text, '00000000-0000-7000-8000-0000000000f2']::uuid[],
  '{1,1}', '{EUR,EUR}', '{principal,fee}');
