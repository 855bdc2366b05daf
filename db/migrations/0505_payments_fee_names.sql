-- A fee of such a name would be booked as something else, or not at all; rows from before are what agreements pinned.
alter table payments.fee_components add constraint fee_components_name_is_free check (component not in
  ('included_tax', 'processing_borne', 'protected', 'refunds_borne', 'rests_given_up', 'subscription')) not valid;
