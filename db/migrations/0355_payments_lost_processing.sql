-- Who bears what the provider keeps of a charge that goes back is said by the pack under which it was agreed. `payer`: the
-- fee for it is not sent back. `recipient`: it is, and taken from what they have here.
-- contract: only widens what the column takes; packs of before all say platform, and go on to
alter table payments.fee_rules drop constraint fee_rules_lost_processing_payer_check;
alter table payments.fee_rules add constraint fee_rules_lost_processing_payer_check
  check (lost_processing_payer in ('platform', 'payer', 'recipient'));
