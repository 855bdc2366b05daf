-- A try of a refund that its bank sent back keeps its name at the provider: the next one has another, and the nightly
-- comparison finds what came back by it, however long ago it went out.
create table payments.refund_tries (
  gateway text not null,
  gateway_refund text not null,
  refund_id uuid not null references payments.refunds,
  came_back_at timestamptz not null,
  primary key (gateway, gateway_refund)
);
create index refund_tries_of_refund on payments.refund_tries (refund_id);

insert into payments.refund_tries (gateway, gateway_refund, refund_id, came_back_at)
  select payment.gateway, refund.gateway_refund, refund.refund_id, refund.updated_at
  from payments.refunds refund join payments.payments payment using (transaction_id)
  where refund.state = 'failed' and refund.gateway_refund is not null;
-- Names of earlier tries were dropped; the sandbox still has its own.
insert into payments.refund_tries (gateway, gateway_refund, refund_id, came_back_at)
  select 'sandbox', tried.refund_id, refund.refund_id, tried.created_at
  from payments.sandbox_refunds tried
  join payments.refunds refund on refund.refund_id::text = split_part(tried.idempotency_key, ':', 1)
  where tried.state = 'failed'
  on conflict do nothing;
