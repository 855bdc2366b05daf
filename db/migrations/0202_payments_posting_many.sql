-- Several transfers in one call: the legs of one journal, and a batch of journals.

-- Posts a journal of several legs, all or nothing; legs may be of different currencies (an exchange has two), each
-- leg is of one. True when it was posted now, false when it had been posted before.
create function payments.post_journal(
  p_journal_id uuid, p_kind text, p_reference text, p_at timestamptz, p_debits uuid[], p_credits uuid[],
  p_amounts bigint[], p_currencies text[], p_leg_kinds text[], p_description text default null,
  p_metadata jsonb default null
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
-- Without it the array parameters are planned anew in each call, which costs more than the posting.
set plan_cache_mode = force_generic_plan as $$
declare
  xid xid8 := pg_current_xact_id(); -- before the number is taken: payments.settle_seq() relies on it
  number bigint;
  change record;
begin
  insert into payments.journals (journal_id, seq, created_at, kind, reference, description, metadata)
    values (p_journal_id, nextval('payments.journal_seq'), p_at, p_kind, p_reference, p_description, p_metadata)
    on conflict do nothing returning seq into number;
  if not found then
    perform payments.require_same_journal(p_journal_id, p_kind, p_reference, p_debits, p_credits, p_amounts,
      p_currencies, p_leg_kinds, 'posted');
    return false;
  end if;
  insert into payments.transfers
      (journal_id, seq, created_at, debit_account_id, credit_account_id, amount, leg, state, currency, kind)
    select p_journal_id, number, p_at, debit, credit, amount, leg, 'posted', currency, kind
    from unnest(p_debits, p_credits, p_amounts, p_currencies, p_leg_kinds) with ordinality
      as legs (debit, credit, amount, currency, kind, leg);
  if not found then
    raise exception 'a journal needs at least one leg' using errcode = '22023';
  end if;
  for change in
    select account_id, currency, sum(debit)::bigint as debit, sum(credit)::bigint as credit
    from (
      select debit, amount, 0, currency from unnest(p_debits, p_amounts, p_currencies) as d (debit, amount, currency)
      union all
      select credit, 0, amount, currency from unnest(p_credits, p_amounts, p_currencies) as c (credit, amount, currency)
    ) as side (account_id, debit, credit, currency)
    group by account_id, currency order by account_id
  loop
    update payments.accounts
      set debit_posted = debit_posted + change.debit, credit_posted = credit_posted + change.credit
      where account_id = change.account_id and currency = change.currency and closed_at is null and not insert_only;
    if not found then
      perform payments.require_insert_only(change.account_id, change.currency);
    end if;
  end loop;
  return true;
end $$;

-- Moves the balances that the journals' transfers ask for, after locking the accounts in order of id.
create function payments.move_many(p_journal_ids uuid[]) returns void
language plpgsql as $$
declare
  ids uuid[];
  debits bigint[];
  credits bigint[];
  currencies text[];
  other record;
begin
  select array_agg(account_id), array_agg(debit), array_agg(credit), array_agg(currency)
    into ids, debits, credits, currencies
    from (
      select side.account_id, currency, sum(side.debit)::bigint as debit, sum(side.credit)::bigint as credit
      from payments.transfers
      cross join lateral (values (debit_account_id, amount, 0), (credit_account_id, 0, amount))
        as side (account_id, debit, credit)
      where journal_id = any (p_journal_ids)
      group by side.account_id, currency
    ) as change;
  perform from payments.accounts where account_id = any (ids) and not insert_only
    order by account_id for no key update;
  for other in
    with change as (
      select * from unnest(ids, debits, credits, currencies) as c (account_id, debit, credit, currency)
    ), moved as (
      update payments.accounts a
        set debit_posted = debit_posted + change.debit, credit_posted = credit_posted + change.credit
        from change
        where a.account_id = change.account_id and a.currency = change.currency and closed_at is null and not insert_only
        returning a.account_id
    )
    select account_id, currency from change where account_id not in (select account_id from moved)
  loop
    perform payments.require_insert_only(other.account_id, other.currency);
  end loop;
end $$;

-- Posts a batch of journals of one transfer each, all or nothing; those posted before are passed over. Gives how many
-- were posted now. Best between 20 and 200: larger batches hold their locks longer than they save.
create function payments.post_transfers(
  p_journal_ids uuid[], p_debits uuid[], p_credits uuid[], p_amounts bigint[], p_currencies text[], p_kinds text[],
  p_leg_kinds text[], p_references text[], p_at timestamptz
) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
  xid xid8 := pg_current_xact_id(); -- before the numbers are taken: payments.settle_seq() relies on it
  new_ids uuid[];
  new_seqs bigint[];
  old record;
begin
  -- In order of id, so that two batches that share journals do not wait for each other.
  with fresh as (
    insert into payments.journals (journal_id, seq, created_at, kind, reference)
    select journal_id, nextval('payments.journal_seq'), p_at, kind, reference
    from (select * from unnest(p_journal_ids, p_kinds, p_references) as given (journal_id, kind, reference)
      order by journal_id) as given
    on conflict do nothing returning journal_id, seq
  )
  select array_agg(journal_id), array_agg(seq) into new_ids, new_seqs from fresh;
  if coalesce(cardinality(new_ids), 0) < cardinality(p_journal_ids) then
    for old in
      select * from unnest(p_journal_ids, p_debits, p_credits, p_amounts, p_currencies, p_kinds, p_leg_kinds, p_references)
        as given (journal_id, debit, credit, amount, currency, kind, leg_kind, reference)
      where journal_id <> all (coalesce(new_ids, '{}'))
    loop
      perform payments.require_same_journal(old.journal_id, old.kind, old.reference, array[old.debit],
        array[old.credit], array[old.amount], array[old.currency], array[old.leg_kind], 'posted');
    end loop;
  end if;
  insert into payments.transfers
      (journal_id, seq, created_at, debit_account_id, credit_account_id, amount, leg, state, currency, kind)
    select journal_id, seq, p_at, debit, credit, amount, 1, 'posted', currency, leg_kind
    from unnest(new_ids, new_seqs) as fresh (journal_id, seq)
    join unnest(p_journal_ids, p_debits, p_credits, p_amounts, p_currencies, p_leg_kinds)
      as given (journal_id, debit, credit, amount, currency, leg_kind) using (journal_id);
  perform payments.move_many(new_ids);
  return coalesce(cardinality(new_ids), 0);
end $$;

