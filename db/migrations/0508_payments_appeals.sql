-- After a bank decided for the payer, some networks take an appeal; won, the money comes back.
alter table payments.chargebacks add column appeal text check (appeal in ('due', 'sent'));
alter table payments.chargebacks add column appeal_due_at timestamptz;
-- What was undone at the owner's when it was lost: as much is owed to it again.
alter table payments.chargebacks add column undone_minor bigint not null default 0 check (undone_minor >= 0);
-- Of some disputes a network hears no answer at all.
alter table payments.chargebacks add column is_answerable boolean not null default true;
create index chargebacks_lost on payments.chargebacks (ended_at) where status = 'lost';
