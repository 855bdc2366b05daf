-- What is said and heard in a film, as a WebVTT file beside it. Chosen by its owner; it may be deleted at any time.
alter table media.media
  add column captions_media_id uuid references media.media on delete set null;
create index media_by_captions on media.media (captions_media_id) where captions_media_id is not null;
