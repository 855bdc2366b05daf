-- The pages of a document behind its first one, as pictures.
alter table media.contents add column page_pictures jsonb;
comment on column media.contents.page_pictures is
  'of a PDF: page, width, height, blur and webp_widths of each page from the second on; null: not drawn yet';
create index contents_to_draw on media.contents (content_hash)
  where type = 'application/pdf' and state = 'ready' and page_pictures is null;
