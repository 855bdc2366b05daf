-- When the net under the jobs last took it up: what stays stuck goes to the end of the queue and keeps nobody waiting.
alter table payments.payments add column looked_at timestamptz;
alter table payments.refunds add column looked_at timestamptz;
alter table payments.payouts add column looked_at timestamptz;
alter table payments.method_charges add column looked_at timestamptz;
