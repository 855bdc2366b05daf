-- No journal was changed, added or taken away behind the hash chain: each link is the hash of the one before it and of
-- its journals, the last is the head, and the numbers go on from there.
with ends as (
  select array_agg(last_seq order by link) as last_seqs from payments.chain_links
), digests as (
  select place, count(*) as journals, string_agg(payments.journal_digest(j), ''::bytea order by j.seq) as digests
  from payments.journals j, ends
  -- In which link: behind how many link ends the journal's number comes.
  cross join lateral (select 1 + width_bucket(j.seq - 1, last_seqs) as place) as found
  where j.seq <= last_seqs[cardinality(last_seqs)]
  group by place
), linked as (
  select *, row_number() over (order by link) as place, lag(hash, 1, sha256('')) over (order by link) as hash_before
  from payments.chain_links
), judged as (
  select l.link, l.place, l.journals, coalesce(d.journals, 0) as found,
    sha256(l.hash_before || d.digests) is not distinct from l.hash as fits
  from linked l left join digests d using (place)
)
select 'link ' || link as subject,
  case when link <> place then 'is the ' || place || 'th'
    when found <> journals then 'was made of ' || journals || ' journals, now there are ' || found
    else 'does not fit its journals' end as detail
from judged where link <> place or found <> journals or not fits
union all
select 'chain head', 'is link ' || h.link || ', the newest is ' || coalesce(l.link, 0)
from payments.chain_head h
left join (select * from payments.chain_links order by link desc limit 1) as l on true
where (h.link, h.last_seq, h.hash) is distinct from (coalesce(l.link, 0), coalesce(l.last_seq, 0), coalesce(l.hash, sha256('')))
union all
select 'journal numbers', 'go to ' || j.seq || ', the next would be ' || s.last_value + 1
from payments.journal_seq s, (select max(seq) as seq from payments.journals) as j
where j.seq > s.last_value
