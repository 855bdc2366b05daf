-- For the net under the jobs: what is unfinished, and since when.
create index payments_unfinished on payments.payments (updated_at) where status = 'pending';
create index refunds_unfinished on payments.refunds (updated_at) where state = 'processing';
create index payouts_unfinished on payments.payouts (updated_at) where status in ('requested', 'processing');
