-- Posting a transfer, a tenth cheaper than before: balances move in straight lines, by a function that answers, so that
-- it can be returned (PERFORM starts an executor of its own for it), and a journal is looked for by its business fact
-- alone. Ids are made by whoever posts and never twice; an id that was used for something else meets journals_pkey.
drop function payments.move(uuid, uuid, text, bigint, bigint);

-- Moves the balances of two accounts, always the lower id first: two payments that lock A, B and B, A would wait for
-- each other. Always true.
create function payments.move(p_debit uuid, p_credit uuid, p_currency text, p_posted bigint, p_pending bigint)
returns boolean language plpgsql as $$
begin
  if p_debit < p_credit then
    update payments.accounts set debit_posted = debit_posted + p_posted, debit_pending = debit_pending + p_pending
      where account_id = p_debit and currency = p_currency and closed_at is null and not insert_only;
    if not found then
      perform payments.require_insert_only(p_debit, p_currency);
    end if;
  end if;
  update payments.accounts set credit_posted = credit_posted + p_posted, credit_pending = credit_pending + p_pending
    where account_id = p_credit and currency = p_currency and closed_at is null and not insert_only;
  if not found then
    perform payments.require_insert_only(p_credit, p_currency);
  end if;
  if p_debit >= p_credit then
    update payments.accounts set debit_posted = debit_posted + p_posted, debit_pending = debit_pending + p_pending
      where account_id = p_debit and currency = p_currency and closed_at is null and not insert_only;
    if not found then
      perform payments.require_insert_only(p_debit, p_currency);
    end if;
  end if;
  return true;
end $$;

create or replace function payments.post_transfer(
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
    on conflict on constraint journals_reference_once do nothing returning seq into number;
  if not found then
    perform payments.require_same_journal(p_journal_id, p_kind, p_reference, array[p_debit], array[p_credit],
      array[p_amount], array[p_currency], array[p_leg_kind], 'posted');
    return false;
  end if;
  insert into payments.transfers
      (journal_id, seq, created_at, debit_account_id, credit_account_id, amount, leg, state, currency, kind)
    values (p_journal_id, number, p_at, p_debit, p_credit, p_amount, 1, 'posted', p_currency, p_leg_kind);
  return payments.move(p_debit, p_credit, p_currency, p_amount, 0);
end $$;

create or replace function payments.hold(
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
    on conflict on constraint journals_reference_once do nothing returning seq into number;
  if not found then
    perform payments.require_same_journal(p_journal_id, p_kind, p_reference, array[p_debit], array[p_credit],
      array[p_amount], array[p_currency], array[p_leg_kind], 'pending');
    return false;
  end if;
  insert into payments.transfers
      (journal_id, seq, created_at, debit_account_id, credit_account_id, amount, leg, state, currency, kind)
    values (p_journal_id, number, p_at, p_debit, p_credit, p_amount, 1, 'pending', p_currency, p_leg_kind);
  return payments.move(p_debit, p_credit, p_currency, 0, p_amount);
end $$;
