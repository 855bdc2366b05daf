-- Posting. What callers translate:
--   23514 accounts_no_overdraft  there is not enough money
--   KL001  the journal id was used for something else       KL005  the account is closed
--   KL002  there is no such pending transfer                KL006  there is no such account
--   KL003  more than was held                               KL007  the business fact was posted with other content
--   KL004  the currencies differ                            KL008  the account is not empty
--   23505 transfers_resolved_once  a pending transfer was resolved before

-- Makes the accounts that do not exist yet; no account is named twice. In PL/pgSQL, whose plans are kept: planning it
-- anew took longer than the posting.
create function payments.open_accounts(
  p_account_ids uuid[], p_owner_kinds text[], p_owner_ids text[], p_kinds text[], p_currencies text[], p_at timestamptz
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
  if (select count(*) from payments.accounts where account_id = any (p_account_ids)) = cardinality(p_account_ids) then
    return;
  end if;
  insert into payments.accounts (account_id, owner_kind, owner_id, kind, currency, created_at, insert_only, no_overdraft,
    debit_posted, credit_posted, debit_pending, credit_pending)
  select account_id, owner_kind, owner_id, wanted.kind, currency, p_at, known.insert_only, known.no_overdraft,
    opening.balance, opening.balance, opening.balance, opening.balance
  from unnest(p_account_ids, p_owner_kinds, p_owner_ids, p_kinds, p_currencies)
    as wanted (account_id, owner_kind, owner_id, kind, currency)
  left join payments.account_kinds known on known.kind = wanted.kind
  cross join lateral (select case when not known.insert_only then 0 end as balance) opening
  where not exists (select from payments.accounts present where present.account_id = wanted.account_id)
  order by account_id -- so that two who open the same accounts do not wait for each other
  on conflict do nothing;
end $$;

-- Closes an ordinary account that is empty and has nothing pending; closing twice is closing once.
create function payments.close_account(p_account_id uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update payments.accounts set closed_at = coalesce(closed_at, p_at)
    where account_id = p_account_id and debit_posted = credit_posted and debit_pending = 0 and credit_pending = 0;
  if not found then
    raise exception 'account % is not empty', p_account_id using errcode = 'KL008';
  end if;
end $$;

-- For an account that was not moved: returns when it is insert-only, where nothing is to be moved, else says why.
create function payments.require_insert_only(p_account_id uuid, p_currency text) returns void
language plpgsql stable as $$
declare
  account payments.accounts;
begin
  perform from payments.accounts
    where account_id = p_account_id and insert_only and currency = p_currency and closed_at is null;
  if found then
    return;
  end if;
  select * into account from payments.accounts where account_id = p_account_id;
  if not found then
    raise exception 'no such account: %', p_account_id using errcode = 'KL006';
  elsif account.currency <> p_currency then
    raise exception 'account % is kept in %, not in %', p_account_id, account.currency, p_currency using errcode = 'KL004';
  elsif account.closed_at is not null then
    raise exception 'account % is closed', p_account_id using errcode = 'KL005';
  end if;
  raise exception 'account % did not move', p_account_id;
end $$;

-- Moves the balances of two accounts, always the lower id first: two payments that lock A, B and B, A would wait for
-- each other.
create function payments.move(p_debit uuid, p_credit uuid, p_currency text, p_posted bigint, p_pending bigint)
returns void language plpgsql as $$
declare
  id uuid;
begin
  foreach id in array array[least(p_debit, p_credit), greatest(p_debit, p_credit)] loop
    update payments.accounts set
        debit_posted = debit_posted + case account_id when p_debit then p_posted else 0 end,
        credit_posted = credit_posted + case account_id when p_credit then p_posted else 0 end,
        debit_pending = debit_pending + case account_id when p_debit then p_pending else 0 end,
        credit_pending = credit_pending + case account_id when p_credit then p_pending else 0 end
      where account_id = id and currency = p_currency and closed_at is null and not insert_only;
    if not found then
      perform payments.require_insert_only(id, p_currency);
    end if;
  end loop;
end $$;

-- The id, or the business fact, has been there before: the same content is the same effect, anything else a mistake.
create function payments.require_same_journal(
  p_journal_id uuid, p_kind text, p_reference text, p_debits uuid[], p_credits uuid[], p_amounts bigint[],
  p_currencies text[], p_kinds text[], p_state text, p_resolves uuid default null
) returns void language plpgsql as $$
declare
  journal payments.journals;
  same boolean;
begin
  select * into journal from payments.journals where journal_id = p_journal_id;
  if not found then
    select * into journal from payments.journals where kind = p_kind and reference = p_reference;
  end if;
  if not found then
    -- Neither the id nor the fact is taken, so it is the number: payments.journal_seq is behind its table.
    raise exception 'journal numbers go backwards; the database was restored without its sequence';
  end if;
  select journal.kind = p_kind and journal.reference = p_reference
      and array_agg(debit_account_id order by leg) = p_debits and array_agg(credit_account_id order by leg) = p_credits
      and array_agg(amount order by leg) = p_amounts and array_agg(currency order by leg) = p_currencies
      and array_agg(kind order by leg) = p_kinds and bool_and(state = p_state)
      and bool_and(resolves_journal_id is not distinct from p_resolves)
    into same from payments.transfers where journal_id = journal.journal_id;
  if same then
    return;
  elsif journal.journal_id = p_journal_id then
    raise exception 'journal % was posted with other content', p_journal_id using errcode = 'KL001';
  else
    raise exception '% % was posted with other content', p_kind, p_reference using errcode = 'KL007';
  end if;
end $$;

-- Posts a journal of one transfer. True when it was posted now, false when it had been posted before.
create function payments.post_transfer(
  p_journal_id uuid, p_debit uuid, p_credit uuid, p_amount bigint, p_currency text, p_kind text, p_leg_kind text,
  p_reference text, p_at timestamptz, p_description text default null, p_metadata jsonb default null
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  xid xid8 := pg_current_xact_id(); -- before the number is taken: payments.settle_seq() relies on it
  number bigint;
begin
  insert into payments.journals (journal_id, seq, created_at, kind, reference, description, metadata)
    values (p_journal_id, nextval('payments.journal_seq'), p_at, p_kind, p_reference, p_description, p_metadata)
    on conflict do nothing returning seq into number;
  if not found then
    perform payments.require_same_journal(p_journal_id, p_kind, p_reference, array[p_debit], array[p_credit],
      array[p_amount], array[p_currency], array[p_leg_kind], 'posted');
    return false;
  end if;
  perform payments.move(p_debit, p_credit, p_currency, p_amount, 0);
  insert into payments.transfers
      (journal_id, seq, created_at, debit_account_id, credit_account_id, amount, leg, state, currency, kind)
    values (p_journal_id, number, p_at, p_debit, p_credit, p_amount, 1, 'posted', p_currency, p_leg_kind);
  return true;
end $$;
