-- Behind the posting: how far the numbers are final, checkpoints of insert-only accounts, the hash chain. Nothing here
-- is read or written while a payment is posted; a job calls payments.keep_ledger() every second.

-- Up to which number every journal is decided (committed or rolled back). A transaction takes its id before its
-- number. So: read the newest number, then take an id of our own; whoever took a number up to there has a smaller id,
-- and once all smaller ids have ended the number is final. Needs no stored transaction ids, which a restored copy of
-- the database would misunderstand.
create function payments.settle_seq() returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  newest bigint;
  own_xid xid8;
  oldest_running xid8;
  mark payments.settled;
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'settle_seq() comes first in its transaction' using errcode = '25001';
  end if;
  perform pg_advisory_xact_lock(hashtext('payments.settled'));
  select case when is_called then last_value else 0 end into newest from payments.journal_seq;
  own_xid := pg_current_xact_id();
  oldest_running := pg_snapshot_xmin(pg_current_snapshot());
  select * into mark from payments.settled;
  if oldest_running = own_xid then
    mark.seq := newest;
    mark.armed_xid := null;
  elsif mark.armed_xid <= oldest_running then
    mark.seq := greatest(mark.seq, mark.armed_seq);
    mark.armed_xid := null;
  elsif mark.armed_xid > own_xid then
    mark.armed_xid := null; -- from the cluster that this one was restored from
  end if;
  if mark.armed_xid is null then
    mark.armed_seq := newest;
    mark.armed_xid := own_xid;
  end if;
  update payments.settled set seq = mark.seq, armed_seq = mark.armed_seq, armed_xid = mark.armed_xid;
  return mark.seq;
end $$;

-- Writes down the balance of each insert-only account that has at least p_rows transfers since the last time.
create function payments.roll_up(p_rows integer default 1000) returns integer
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with rolled as (
    insert into payments.checkpoints
    select a.account_id, settled.seq, coalesce(last.debit_posted, 0) + tail.debit_posted,
      coalesce(last.credit_posted, 0) + tail.credit_posted, coalesce(last.debit_pending, 0) + tail.debit_pending,
      coalesce(last.credit_pending, 0) + tail.credit_pending, greatest(last.latest_at, tail.latest_at)
    from payments.accounts a
    cross join payments.settled
    left join lateral (
      select * from payments.checkpoints c where c.account_id = a.account_id order by seq desc limit 1
    ) as last on true
    cross join lateral payments.sum_transfers(a.account_id, coalesce(last.seq, 0), settled.seq) as tail
    where a.insert_only and tail.rows >= p_rows
    on conflict do nothing returning 1
  )
  select count(*)::integer from rolled
$$;

-- What the chain protects of a journal: all of it, in a form that is the same on every server.
create function payments.journal_digest(p_journal payments.journals) returns bytea
language plpgsql stable as $$
declare
  legs jsonb;
begin
  select jsonb_agg(jsonb_build_array(leg, debit_account_id, credit_account_id, amount, currency, kind, state, released,
      resolves_journal_id, seq, (extract(epoch from created_at) * 1000000)::bigint) order by leg)
    into legs from payments.transfers where journal_id = p_journal.journal_id;
  return sha256(convert_to(jsonb_build_array(p_journal.journal_id, p_journal.seq,
    (extract(epoch from p_journal.created_at) * 1000000)::bigint, p_journal.kind, p_journal.reference,
    p_journal.description, p_journal.metadata, legs)::text, 'UTF8'));
end $$;

-- Chains what is final and not chained yet, at most p_links links of at most 200 numbers. Gives the journals chained.
create function payments.chain_journals(p_at timestamptz, p_links integer default 50) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  upto bigint := (select seq from payments.settled);
  head payments.chain_head;
  window_end bigint;
  digests bytea;
  found_journals integer;
  made integer := 0;
  total integer := 0;
begin
  select * into head from payments.chain_head for update;
  window_end := head.last_seq;
  while window_end < upto and made < p_links loop
    window_end := least(window_end + 200, upto);
    select count(*), string_agg(payments.journal_digest(j), ''::bytea order by seq) into found_journals, digests
      from payments.journals j where seq > head.last_seq and seq <= window_end;
    continue when found_journals = 0; -- numbers of postings that were rolled back
    head.link := head.link + 1;
    head.last_seq := window_end;
    head.hash := sha256(head.hash || digests);
    insert into payments.chain_links (link, last_seq, journals, hash, chained_at)
      values (head.link, head.last_seq, found_journals, head.hash, p_at);
    made := made + 1;
    total := total + found_journals;
  end loop;
  if made > 0 then
    update payments.chain_head set link = head.link, last_seq = head.last_seq, hash = head.hash;
  end if;
  return total;
end $$;

-- The job: one call, one transaction. Gives how many journals were chained; called again at once until that is none.
create function payments.keep_ledger(p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform payments.settle_seq();
  perform payments.roll_up();
  return payments.chain_journals(p_at);
end $$;
