-- What people made, shown as titled collections of pieces of work.
create schema portfolios;

create table portfolios.portfolios (
  portfolio_id uuid primary key,
  user_id uuid not null,
  slug text not null,
  title text not null,
  description text not null,
  category_id text, -- a topic's slug
  -- The topic and everything above it, so that a broad category finds its branches by one index.
  category_path text[] not null default '{}',
  tags text[] not null default '{}',
  cover_media_id uuid, -- as chosen
  -- What a card shows, kept beside the portfolio so that a list reads no items: the cover or the first file, and the first files.
  shown_cover_id uuid,
  first_media_ids uuid[] not null default '{}',
  template text not null check (template in ('grid', 'story', 'index')),
  state text not null default 'draft' check (state in ('draft', 'published', 'unlisted', 'archived')),
  item_count int not null default 0 check (item_count >= 0),
  views int not null default 0 check (views >= 0),
  likes int not null default 0 check (likes >= 0),
  bookmarks int not null default 0 check (bookmarks >= 0),
  shares int not null default 0 check (shares >= 0),
  watches int not null default 0 check (watches >= 0),
  version int not null default 1,
  hidden_at timestamptz,
  published_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- By the stem, for the list's filter. What joins two words ("ui/ux") parts them, or the parser would take them for a path.
  words tsvector not null generated always as (to_tsvector('english'::regconfig, translate(title, '/-_.@:&+''', '         '))) stored,
  constraint portfolios_slug_of_owner unique (user_id, slug)
);
-- The lists that everybody reads hold published ones; the rest is found by owner, slug or id.
create index portfolios_newest on portfolios.portfolios (created_at desc, portfolio_id desc)
  where state = 'published' and hidden_at is null;
create index portfolios_most_viewed on portfolios.portfolios (views desc, portfolio_id desc)
  where state = 'published' and hidden_at is null;
create index portfolios_most_liked on portfolios.portfolios (likes desc, portfolio_id desc)
  where state = 'published' and hidden_at is null;
create index portfolios_by_category on portfolios.portfolios using gin (category_path)
  where state = 'published' and hidden_at is null;
create index portfolios_by_tag on portfolios.portfolios using gin (tags)
  where state = 'published' and hidden_at is null;
create index portfolios_by_title on portfolios.portfolios using gin (words)
  where state = 'published' and hidden_at is null;
create index portfolios_of_owner on portfolios.portfolios (user_id, created_at desc, portfolio_id desc);

-- A word's frequency decides between walking the newest and asking the word index.
alter table portfolios.portfolios alter column words set statistics 500;

create table portfolios.portfolios_tags (
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  tag_id uuid not null, -- made from the name: the same tag has the same id everywhere
  name text not null,
  position smallint not null,
  primary key (portfolio_id, tag_id)
);
create index portfolios_tags_by_tag on portfolios.portfolios_tags (tag_id, portfolio_id);

create table portfolios.items (
  item_id uuid primary key,
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  user_id uuid not null,
  kind text not null check (kind in ('image', 'video', 'case_study', 'link', 'document', 'audio')),
  title text not null,
  story text not null,
  client text not null,
  role text not null,
  date date,
  tags text[] not null default '{}',
  link text,
  media_ids uuid[] not null default '{}',
  position int not null,
  -- Of its portfolio, so that a list over all work reads one table by one index.
  listed boolean not null default false,
  category_path text[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  words tsvector not null generated always as (to_tsvector('english'::regconfig, translate(title, '/-_.@:&+''', '         '))) stored,
  constraint items_one_a_position unique (portfolio_id, position) deferrable initially deferred
);
create index items_newest on portfolios.items (created_at desc, item_id desc) where listed;
create index items_by_category on portfolios.items using gin (category_path) where listed;
create index items_by_tag on portfolios.items using gin (tags) where listed;
create index items_by_title on portfolios.items using gin (words) where listed;
create index items_of_owner on portfolios.items (user_id, created_at desc, item_id desc);

alter table portfolios.items alter column words set statistics 500;

create table portfolios.likes (
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  user_id uuid not null,
  created_at timestamptz not null,
  primary key (portfolio_id, user_id)
);
create index likes_of_person on portfolios.likes (user_id, created_at desc);

-- Who saw what today, as hashes that cannot be led back: only to count each viewer once a day. Trimmed after two days.
create table portfolios.views (
  portfolio_id uuid not null references portfolios.portfolios on delete cascade,
  day date not null,
  viewer text not null,
  primary key (portfolio_id, day, viewer)
);
create index views_age on portfolios.views (day);

select platform.open_schema_to_app('portfolios');
