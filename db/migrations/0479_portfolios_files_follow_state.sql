-- A process of the release before shows a portfolio or puts it away without its files: the daily work finds it by this. One
-- of this release settles them in the same transaction, after the state.
create function portfolios.unsettle_files() returns trigger language plpgsql as $$
begin
  new.files_settled := false;
  return new;
end $$;
create trigger unsettle_files before update of state on portfolios.portfolios for each row
  when ((old.state in ('published', 'unlisted')) <> (new.state in ('published', 'unlisted')))
  execute function portfolios.unsettle_files();
