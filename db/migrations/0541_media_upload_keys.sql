-- An upload announced twice under one key is one: its first answer may have got lost.
alter table media.media add column upload_key uuid;
create unique index media_by_upload_key on media.media (user_id, upload_key)
  where upload_key is not null and state = 'uploading';
