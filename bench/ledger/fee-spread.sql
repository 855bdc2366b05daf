-- A payment with a fee, the fee into any wallet: what the hot account is compared with.
\set n :n + 1
\set low 100000000000 + :n
\set high 100000000000 + :run * 1000 + :client_id
\set a 100000000000 + random(1, :accounts)
\set b 100000000001 + (:a - 100000000000 + random(0, :accounts - 2)) % :accounts
\set c 100000000001 + (:b - 100000000000 + random(0, :accounts / 2)) % :accounts
\set c case when :c = :a then :b else :c end
select payments.post_journal((:high::text || '00000000' || :low::text)::uuid, 'bench.spread', :high::text || :low::text,
  '2026-11-22 12:00Z'::timestamptz,
  array['00000000-0000-7000-8000-' || :a::text, '00000000-0000-7000-8000-' || :a::text]::uuid[],
  array['00000000-0000-7000-8000-' || :b::text, '00000000-0000-7000-8000-' || :c::text]::uuid[],
  '{1,1}', '{EUR,EUR}', '{principal,fee}');
