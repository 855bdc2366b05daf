-- Whether what a file told of its maker was taken out before it was kept. False: it came before that was done, and the
-- daily work does it.
alter table media.contents add column metadata_stripped boolean not null default false;
comment on column media.contents.has_stripped_copy is 'of a film whose original was kept as sent: true until the daily work strips that';
create index contents_to_strip on media.contents (content_hash)
  where not metadata_stripped and state = 'ready' and type in ('image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'video/mp4');
