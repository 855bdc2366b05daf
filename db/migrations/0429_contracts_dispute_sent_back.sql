-- What was disputed went back to the client at the provider's own desk: nothing was agreed, decided or taken by a bank.
alter table contracts.disputes drop constraint disputes_outcome_check;
alter table contracts.disputes
  add constraint disputes_outcome_check check (outcome in ('agreed', 'decided', 'charged_back', 'sent_back'));
