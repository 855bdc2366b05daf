-- Two-phase transfers: a pending one reserves the amount on both accounts; it is posted (all or a part, the rest is
-- given back) or voided, once, by a new row. Amounts that are held cannot be spent: the overdraft check counts them.

-- Reserves. True when it was held now, false when it had been held before.
create function payments.hold(
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
  perform payments.move(p_debit, p_credit, p_currency, 0, p_amount);
  insert into payments.transfers
      (journal_id, seq, created_at, debit_account_id, credit_account_id, amount, leg, state, currency, kind)
    values (p_journal_id, number, p_at, p_debit, p_credit, p_amount, 1, 'pending', p_currency, p_leg_kind);
  return true;
end $$;

-- Resolves what hold() reserved under the journal p_hold_id: posts p_amount of it, or voids it when p_amount is null.
-- Two who resolve it at once: the later one hears of the constraint transfers_resolved_once.
create function payments.resolve_hold(
  p_journal_id uuid, p_hold_id uuid, p_amount bigint, p_kind text, p_reference text, p_at timestamptz,
  p_description text default null, p_metadata jsonb default null
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  xid xid8 := pg_current_xact_id(); -- before the number is taken: payments.settle_seq() relies on it
  number bigint;
  held payments.transfers;
  new_state text := case when p_amount is null then 'voided' else 'posted' end;
begin
  select * into held from payments.transfers where journal_id = p_hold_id and leg = 1 and state = 'pending';
  if not found then
    raise exception 'nothing is held under %', p_hold_id using errcode = 'KL002';
  elsif p_amount > held.amount then
    raise exception 'only % are held under %', held.amount, p_hold_id using errcode = 'KL003';
  end if;
  insert into payments.journals (journal_id, seq, created_at, kind, reference, description, metadata)
    values (p_journal_id, nextval('payments.journal_seq'), p_at, p_kind, p_reference, p_description, p_metadata)
    on conflict do nothing returning seq into number;
  if not found then
    perform payments.require_same_journal(p_journal_id, p_kind, p_reference, array[held.debit_account_id],
      array[held.credit_account_id], array[coalesce(p_amount, held.amount)], array[held.currency], array[held.kind],
      new_state, p_hold_id);
    return false;
  end if;
  insert into payments.transfers (journal_id, seq, created_at, debit_account_id, credit_account_id, amount, released,
      resolves_journal_id, leg, state, currency, kind)
    values (p_journal_id, number, p_at, held.debit_account_id, held.credit_account_id, coalesce(p_amount, held.amount),
      held.amount, p_hold_id, 1, new_state, held.currency, held.kind);
  perform payments.move(held.debit_account_id, held.credit_account_id, held.currency, coalesce(p_amount, 0),
    -held.amount);
  return true;
end $$;

-- Posts p_amount of what is held; without an amount, all of it.
create function payments.post_pending(
  p_journal_id uuid, p_hold_id uuid, p_kind text, p_reference text, p_at timestamptz, p_amount bigint default null,
  p_description text default null, p_metadata jsonb default null
) returns boolean
language plpgsql as $$
begin
  if p_amount is null then
    select amount into p_amount from payments.transfers where journal_id = p_hold_id and leg = 1;
  end if;
  return payments.resolve_hold(p_journal_id, p_hold_id, coalesce(p_amount, 0), p_kind, p_reference, p_at,
    p_description, p_metadata);
end $$;

create function payments.void_pending(
  p_journal_id uuid, p_hold_id uuid, p_kind text, p_reference text, p_at timestamptz,
  p_description text default null, p_metadata jsonb default null
) returns boolean
language plpgsql as $$
begin
  return payments.resolve_hold(p_journal_id, p_hold_id, null, p_kind, p_reference, p_at, p_description, p_metadata);
end $$;
