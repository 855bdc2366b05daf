-- Files that people upload, and what is made of them.
create schema media;

-- What a file is, once for equal bytes: named by the first 160 bits of the SHA-256 of its content.
create table media.contents (
  content_hash text primary key check (content_hash ~ '^[0-9a-f]{40}$'),
  kind text not null check (kind in ('image', 'video', 'audio', 'document')),
  type text not null,
  bytes bigint not null check (bytes > 0),
  width int,
  height int,
  blur text,
  webp_widths int[] not null default '{}',
  avif_widths int[] not null default '{}',
  has_stripped_copy boolean not null default false, -- a copy without the place it was taken at lies beside the original
  state text not null default 'scanning' check (state in ('scanning', 'ready', 'refused', 'dropping')),
  refusal text,
  public boolean not null default false,
  created_at timestamptz not null,
  ready_at timestamptz
);

create table media.media (
  media_id uuid primary key,
  user_id uuid not null,
  name text not null,
  alt text not null default '',
  bytes bigint not null check (bytes >= 0), -- as announced while uploading, then as it is
  content_hash text references media.contents,
  state text not null check (state in ('uploading', 'scanning', 'ready', 'refused')),
  refusal text,
  access text not null default 'private' check (access in ('private', 'public')),
  unattached_since timestamptz, -- set and read by the collection of orphans alone
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (state <> 'ready' or content_hash is not null),
  check ((state = 'refused') = (refusal is not null))
);
create index media_by_owner on media.media (user_id, created_at desc, media_id desc);
create index media_by_content on media.media (content_hash) where content_hash is not null;
create index media_unsettled on media.media (state, created_at) where state <> 'ready';

-- What uses a file; a used file cannot be deleted.
create table media.attachments (
  subject_type text not null,
  subject_id text not null,
  purpose text not null,
  media_id uuid not null references media.media,
  primary key (subject_type, subject_id, purpose, media_id)
);
create index attachments_by_media on media.attachments (media_id);

select platform.open_schema_to_app('media');
