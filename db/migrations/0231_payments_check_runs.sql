-- What the checks of the books found, each time they ran: nightly and when an administrator asked.
create table payments.check_runs (
  check_run_id uuid primary key,
  ran_at timestamptz not null,
  duration_ms integer not null,
  asked_by uuid, -- null: the nightly job
  ran text[] not null,
  skipped text[] not null,
  violations jsonb not null
);
create index check_runs_newest on payments.check_runs (ran_at desc, check_run_id desc);
