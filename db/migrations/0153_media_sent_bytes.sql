-- How many bytes were sent of a file of which fewer are kept: whoever sends in pieces counts by what they have.
alter table media.media add column sent_bytes bigint check (sent_bytes >= 0);
comment on column media.media.sent_bytes is 'null: as many as are kept';
