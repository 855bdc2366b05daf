-- Every checkpoint is the one before it and the transfers since: an account's past can be told from the log.
with ordered as (
  select c.*, lag(seq, 1, 0::bigint) over w as seq_before, lag(latest_at) over w as latest_before,
    lag(debit_posted, 1, 0::bigint) over w as debit_posted_before,
    lag(credit_posted, 1, 0::bigint) over w as credit_posted_before,
    lag(debit_pending, 1, 0::bigint) over w as debit_pending_before,
    lag(credit_pending, 1, 0::bigint) over w as credit_pending_before
  from payments.checkpoints c window w as (partition by account_id order by seq)
)
select a.kind || ' ' || a.owner_id || ' in ' || a.currency || ' at ' || c.seq as subject,
  format('was written down as %s and %s; the log says %s and %s', c.debit_posted, c.credit_posted,
    c.debit_posted_before + s.debit_posted, c.credit_posted_before + s.credit_posted) as detail
from ordered c
join payments.accounts a using (account_id)
cross join lateral payments.sum_transfers(c.account_id, c.seq_before, c.seq) as s
where (c.debit_posted, c.credit_posted, c.debit_pending, c.credit_pending, c.latest_at) is distinct from
  (c.debit_posted_before + s.debit_posted, c.credit_posted_before + s.credit_posted,
    c.debit_pending_before + s.debit_pending, c.credit_pending_before + s.credit_pending,
    greatest(c.latest_before, s.latest_at))
