-- A film shows one of its own pictures where its owner chose none.
alter table media.contents
  add column frame_tried_with text check (frame_tried_with in ('alone', 'ffmpeg'));
comment on column media.contents.frame_tried_with is
  'of a film: what a picture of it was drawn, or tried to be drawn, with; null: not tried yet';
comment on column media.contents.webp_widths is 'of a picture, of a document''s first page, or of a frame of a film';
create index contents_to_draw_frames on media.contents (content_hash)
  where kind = 'video' and state = 'ready' and webp_widths = '{}';
