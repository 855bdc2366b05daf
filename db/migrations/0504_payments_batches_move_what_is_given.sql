-- A batch costs the server less again: what moves is taken from what was given instead of being read back, and that the
-- accounts are there is found out by moving them instead of being looked up before.

-- As `move_many`, of sides that nothing was written of yet.
create function payments.move_sides(p_debits uuid[], p_credits uuid[], p_amounts bigint[], p_currencies text[])
returns void
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  other record;
begin
  for other in
    with change as materialized (
      select account_id, currency, sum(debit)::bigint as debit, sum(credit)::bigint as credit
      from (
        select account_id, currency, amount as debit, 0 as credit
          from unnest(p_debits, p_currencies, p_amounts) as given (account_id, currency, amount)
        union all
        select account_id, currency, 0, amount
          from unnest(p_credits, p_currencies, p_amounts) as given (account_id, currency, amount)
      ) as side
      group by account_id, currency order by account_id
    ), moved as (
      update payments.accounts a
        set debit_posted = debit_posted + change.debit, credit_posted = credit_posted + change.credit
        from change
        where a.account_id = any (array[change.account_id]) and a.currency = change.currency
          and closed_at is null and not insert_only
        returning a.account_id
    )
    select account_id, currency from change where account_id not in (select account_id from moved)
  loop
    perform payments.require_insert_only(other.account_id, other.currency);
  end loop;
end $$;

-- Gives how many were new; null, and nothing posted, where an account is not there yet.
create or replace function payments.post_transfers(
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
  begin
    -- Nearly always all are new: one statement, which looks nothing up twice. In order of id, so that two batches that
    -- share journals do not wait for each other.
    with given as materialized (
      select nextval('payments.journal_seq') as seq, ordered.*
      from (
        select * from unnest(p_journal_ids, p_debits, p_credits, p_amounts, p_currencies, p_kinds, p_leg_kinds,
          p_references) as given (journal_id, debit, credit, amount, currency, kind, leg_kind, reference)
        order by journal_id
      ) as ordered
    ), fresh as (
      insert into payments.journals (journal_id, seq, created_at, kind, reference)
      select journal_id, seq, p_at, kind, reference from given
    )
    insert into payments.transfers
        (journal_id, seq, created_at, debit_account_id, credit_account_id, amount, leg, state, currency, kind)
      select journal_id, seq, p_at, debit, credit, amount, 1, 'posted', currency, leg_kind from given;
    perform payments.move_sides(p_debits, p_credits, p_amounts, p_currencies);
    return cardinality(p_journal_ids);
  exception
    when unique_violation then null; -- some were posted before: below, which of them
    when sqlstate 'KL006' then return null;
  end;
  begin
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
  exception
    when sqlstate 'KL006' then return null;
  end;
end $$;
