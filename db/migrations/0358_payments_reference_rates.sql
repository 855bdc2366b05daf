-- Reference rates that are newer than those bundled under db/seeds/reference: what a euro costs in each currency, as the
-- European Central Bank published it for a day. Documents are converted by them, so a day that is known never changes.
create table payments.reference_rates (
  day date primary key,
  rates jsonb not null check (jsonb_typeof(rates) = 'object'),
  read_at timestamptz not null
);
create trigger reference_rates_fixed before update or delete or truncate on payments.reference_rates
  for each statement execute function platform.refuse_change();
