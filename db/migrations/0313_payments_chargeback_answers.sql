-- A bank may first only ask (inquiry: no money moves) and ask no further (closed). What was written to it and what it was
-- sent are two facts: the provider may be away, or refuse the answer.
alter table payments.chargebacks
  add column evidence_sent_at timestamptz,
  add column evidence_refusal text,
  add column looked_at timestamptz;
-- Until now they were taken for one; should one of the running ones not have arrived, the provider says so at the next look.
update payments.chargebacks set evidence_sent_at = evidence_at where evidence_at is not null;
alter table payments.chargebacks drop constraint chargebacks_status_check;
alter table payments.chargebacks add constraint chargebacks_status_check
  check (status in ('inquiry', 'held', 'evidence_sent', 'won', 'lost', 'closed'));
alter table payments.chargebacks drop constraint chargebacks_ended;
alter table payments.chargebacks add constraint chargebacks_ended
  check ((status in ('won', 'lost', 'closed')) = (ended_at is not null));
drop index payments.chargebacks_running;
create index chargebacks_running on payments.chargebacks (opened_at)
  where status in ('inquiry', 'held', 'evidence_sent');
