-- A file at which the process dies (out of memory) is not tried for ever: its tries are counted before they are made.
alter table media.media add column unanswered_scans smallint not null default 0 check (unanswered_scans >= 0);
comment on column media.media.unanswered_scans is 'tries in a row that ended neither with a verdict nor with an error';
