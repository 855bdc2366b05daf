-- A charge that waits for its owner is asked about as well: its news may be lost like any other.
drop index payments.method_charges_unfinished;
create index method_charges_unfinished on payments.method_charges (updated_at)
  where state in ('requested', 'processing', 'authentication_required');
