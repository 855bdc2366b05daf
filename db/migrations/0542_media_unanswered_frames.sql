-- A film at which the process dies again and again is left without a picture, not tried for ever.
alter table media.contents
  add column unanswered_frames smallint not null default 0 check (unanswered_frames >= 0);
comment on column media.contents.unanswered_frames is
  'tries at a film''s picture in a row that ended neither with one, nor without, nor with an error';
