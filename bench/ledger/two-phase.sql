-- Held, then posted, in two transactions: counted as two transfers.
\set n :n + 1
\set low 100000000000 + :n
\set high 100000000000 + :run * 1000 + :client_id
\set a 100000000000 + random(1, :accounts)
\set b 100000000001 + (:a - 100000000000 + random(0, :accounts - 2)) % :accounts
select payments.hold((:high::text || '00000000' || :low::text)::uuid,
  ('00000000-0000-7000-8000-' || :a::text)::uuid, ('00000000-0000-7000-8000-' || :b::text)::uuid, 1, 'EUR',
  'bench.held', 'principal', :high::text || :low::text, '2026-11-22 12:00Z'::timestamptz);
select payments.post_pending((:high::text || '00000001' || :low::text)::uuid,
  (:high::text || '00000000' || :low::text)::uuid, 'bench.posted', :high::text || :low::text,
  '2026-11-22 12:00Z'::timestamptz);
