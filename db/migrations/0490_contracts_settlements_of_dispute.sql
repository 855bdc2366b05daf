-- All divisions proposed in a dispute are read with it.
create index settlements_of_dispute on contracts.settlements (dispute_id, created_at);
