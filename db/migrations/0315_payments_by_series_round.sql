-- The payments of a round are asked for by its id, and most payments belong to none.
create index payments_by_series_round on payments.payments (series_round_id, created_at desc, transaction_id desc)
  where series_round_id is not null;
