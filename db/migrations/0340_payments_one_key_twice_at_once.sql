-- One fact told twice at the same time under one key: whoever came second could be told that the key was used for
-- other content. It looked for the fact alone (0302), found none yet, and then met the first one's id in journals_pkey.
-- Both are looked at now.
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
    on conflict do nothing returning seq into number;
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
    on conflict do nothing returning seq into number;
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
