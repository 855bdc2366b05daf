-- What the desk, refunds and credit notes ask for again and again: found by reading the plans of lists over many rows.
create index protected_lots_of_payment on payments.protected_lots (transaction_id);
create index refunds_by_state on payments.refunds (state, created_at desc, refund_id desc);
