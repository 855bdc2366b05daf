-- The statement of a period, and quotes of one currency for another.

-- A page of an account's posted transfers dated from p_from and before p_until, newest first, each with the balance
-- after it. The balance runs over the whole period whatever p_kinds and p_sign leave out, so that opening + movements
-- = closing, and both are what payments.balance_at says. p_sign: 1 what came in, -1 what went out, 0 both.
create function payments.statement_period(p_account_id uuid, p_from timestamptz, p_until timestamptz,
  p_kinds text[], p_sign integer, p_before_seq bigint, p_before_leg smallint, p_limit integer)
returns table (journal_id uuid, seq bigint, leg smallint, created_at timestamptz, journal_kind text, reference text,
  description text, kind text, amount bigint, balance bigint)
language sql stable as $$
  with side as (
    select journal_id, seq, leg, created_at, kind, -amount as amount from payments.transfers
    where debit_account_id = p_account_id and state = 'posted' and created_at >= p_from and created_at < p_until
    union all
    select journal_id, seq, leg, created_at, kind, amount from payments.transfers
    where credit_account_id = p_account_id and state = 'posted' and created_at >= p_from and created_at < p_until
  ), running as (
    select side.*, payments.balance_at(p_account_id, p_from - interval '1 microsecond')
      + sum(side.amount) over (order by side.seq, side.leg rows unbounded preceding) as balance
    from side
  )
  select running.journal_id, running.seq, running.leg, running.created_at, journals.kind, journals.reference,
    journals.description, running.kind, running.amount, running.balance::bigint
  from running join payments.journals using (journal_id)
  where (running.seq, running.leg) < (p_before_seq, p_before_leg)
    and (p_kinds is null or journals.kind = any(p_kinds))
    and (p_sign = 0 or sign(running.amount) = p_sign)
  order by running.seq desc, running.leg desc limit p_limit
$$;

-- What came in and what went out of an account in a period.
create function payments.moved_in_period(p_account_id uuid, p_from timestamptz, p_until timestamptz)
returns table (moved_in bigint, moved_out bigint)
language sql stable as $$
  select
    coalesce((select sum(amount) from payments.transfers where credit_account_id = p_account_id and state = 'posted'
      and created_at >= p_from and created_at < p_until), 0)::bigint,
    coalesce((select sum(amount) from payments.transfers where debit_account_id = p_account_id and state = 'posted'
      and created_at >= p_from and created_at < p_until), 0)::bigint
$$;

-- An offer to change money of a wallet: holds for a minute, is taken once or not at all.
create table payments.exchange_quotes (
  quote_id uuid primary key,
  user_id uuid not null,
  from_minor bigint not null check (from_minor > 0),
  from_currency text not null check (from_currency ~ '^[A-Z]{3}$'),
  to_minor bigint not null check (to_minor > 0),
  to_currency text not null check (to_currency ~ '^[A-Z]{3}$'),
  -- One unit of from in units of to, as decimals: what is given, and the middle of the market it was made from.
  rate text not null check (rate ~ '^[0-9]+(\.[0-9]{1,10})?$'),
  mid_rate text not null check (mid_rate ~ '^[0-9]+(\.[0-9]{1,10})?$'),
  margin_bps int not null check (margin_bps between 0 and 10000),
  source text not null,
  rated_at timestamptz not null,
  gateway text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  constraint exchange_quotes_two_currencies check (from_currency <> to_currency),
  constraint exchange_quotes_in_time check (accepted_at is null or accepted_at < expires_at)
);
create index exchange_quotes_of_person on payments.exchange_quotes (user_id, created_at desc);
