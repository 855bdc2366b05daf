-- Reading balances, moments and statements.

-- What the transfers of an account amount to: those numbered after p_after_seq, up to p_upto_seq, dated p_until or before.
create function payments.sum_transfers(p_account_id uuid, p_after_seq bigint,
  p_upto_seq bigint default 9223372036854775807, p_until timestamptz default 'infinity')
returns table (debit_posted bigint, credit_posted bigint, debit_pending bigint, credit_pending bigint, last_seq bigint,
  latest_at timestamptz, rows bigint)
language sql stable as $$
  select
    coalesce(sum(amount) filter (where is_debit and state = 'posted'), 0)::bigint,
    coalesce(sum(amount) filter (where not is_debit and state = 'posted'), 0)::bigint,
    coalesce(sum(reserved) filter (where is_debit), 0)::bigint,
    coalesce(sum(reserved) filter (where not is_debit), 0)::bigint,
    max(seq), max(created_at), count(*)
  from (
    select true as is_debit, amount, state, seq, created_at,
      case when state = 'pending' then amount else -coalesce(released, 0) end as reserved
    from payments.transfers where debit_account_id = p_account_id and seq > p_after_seq and seq <= p_upto_seq
      and created_at <= p_until
    union all
    select false, amount, state, seq, created_at,
      case when state = 'pending' then amount else -coalesce(released, 0) end
    from payments.transfers where credit_account_id = p_account_id and seq > p_after_seq and seq <= p_upto_seq
      and created_at <= p_until
  ) as side
$$;

-- Every account with what it holds, insert-only ones included. posted = credits - debits, and the sum over all
-- accounts of a currency is zero; available is what may still be taken out.
create view payments.balances as
  select a.account_id, a.owner_kind, a.owner_id, a.kind, a.currency, a.insert_only, a.closed_at,
    now.debit_posted, now.credit_posted, now.debit_pending, now.credit_pending,
    now.credit_posted - now.debit_posted as posted,
    now.credit_posted - now.debit_posted - now.debit_pending as available
  from payments.accounts a
  left join lateral (
    select * from payments.checkpoints c where c.account_id = a.account_id order by seq desc limit 1
  ) as last on a.insert_only
  left join lateral payments.sum_transfers(a.account_id, coalesce(last.seq, 0)) as tail on a.insert_only
  cross join lateral (
    select
      coalesce(a.debit_posted, coalesce(last.debit_posted, 0) + tail.debit_posted) as debit_posted,
      coalesce(a.credit_posted, coalesce(last.credit_posted, 0) + tail.credit_posted) as credit_posted,
      coalesce(a.debit_pending, coalesce(last.debit_pending, 0) + tail.debit_pending) as debit_pending,
      coalesce(a.credit_pending, coalesce(last.credit_pending, 0) + tail.credit_pending) as credit_pending
  ) as now;

-- What an account held at an instant of business time (that instant included), posted transfers alone.
create function payments.balance_at(p_account_id uuid, p_at timestamptz) returns bigint
language sql stable as $$
  with start as (
    select seq, credit_posted - debit_posted as posted from payments.checkpoints
    where account_id = p_account_id and latest_at <= p_at order by seq desc limit 1
  )
  select coalesce((select posted from start), 0) + sums.credit_posted - sums.debit_posted
  from payments.sum_transfers(p_account_id, coalesce((select seq from start), 0),
    p_until => p_at) as sums
$$;

-- A page of an account's posted transfers, newest first, each with the balance after it; the next page starts before
-- the last row's (seq, leg). amount is signed: what it did to the balance.
create function payments.statement(p_account_id uuid, p_before_seq bigint, p_before_leg smallint, p_limit integer)
returns table (journal_id uuid, seq bigint, leg smallint, created_at timestamptz, journal_kind text, reference text,
  description text, metadata jsonb, kind text, counter_account_id uuid, amount bigint, balance bigint)
language sql stable as $$
  with older as (
    (select journal_id, seq, leg, created_at, kind, credit_account_id as counter, -amount as amount
      from payments.transfers
      where debit_account_id = p_account_id and state = 'posted' and (seq, leg) < (p_before_seq, p_before_leg)
      order by seq desc, leg desc limit p_limit)
    union all
    (select journal_id, seq, leg, created_at, kind, debit_account_id, amount
      from payments.transfers
      where credit_account_id = p_account_id and state = 'posted' and (seq, leg) < (p_before_seq, p_before_leg)
      order by seq desc, leg desc limit p_limit)
  ), page as (
    select * from older order by seq desc, leg desc limit p_limit
  ), newer as (
    select coalesce(sum(amount), 0)::bigint as amount from (
      select -amount as amount from payments.transfers
      where debit_account_id = p_account_id and state = 'posted' and (seq, leg) >= (p_before_seq, p_before_leg)
      union all
      select amount from payments.transfers
      where credit_account_id = p_account_id and state = 'posted' and (seq, leg) >= (p_before_seq, p_before_leg)
    ) as side
  )
  select journal_id, page.seq, page.leg, page.created_at, journals.kind, journals.reference, journals.description,
    journals.metadata, page.kind, page.counter, page.amount,
    ((select posted from payments.balances where account_id = p_account_id) - (select amount from newer)
      - coalesce(sum(page.amount) over (order by page.seq desc, page.leg desc
          rows between unbounded preceding and 1 preceding), 0))::bigint
  from page join payments.journals using (journal_id)
  order by page.seq desc, page.leg desc
$$;
