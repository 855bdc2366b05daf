-- What is known of films, sound and documents beyond their bytes, and the picture that stands for them.
alter table media.contents
  add column duration_ms int check (duration_ms >= 0),
  add column pages int check (pages >= 0); -- null: not counted, or not to be counted
comment on column media.contents.webp_widths is 'of a picture, or of a document''s first page';

-- Chosen by the owner of a film or a recording. Without it there is simply none, so it may be deleted at any time.
alter table media.media
  add column poster_media_id uuid references media.media on delete set null;
create index media_by_poster on media.media (poster_media_id) where poster_media_id is not null;
