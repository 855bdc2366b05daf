-- What a payment, a release, a refund, a plan or a lost dispute makes due and has not been issued yet: a job that gave up after
-- its last try leaves nothing else behind, and the tax on a document is booked with it.
create table payments.owed_documents (
  occasion text not null check (occasion in ('payment', 'release', 'refund', 'subscription', 'chargeback', 'refund_order')),
  id uuid not null,
  owed_at timestamptz not null,
  looked_at timestamptz,
  primary key (occasion, id)
);
create index owed_documents_oldest on payments.owed_documents (coalesce(looked_at, owed_at));
