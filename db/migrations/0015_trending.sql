-- Topics: the tree that categories, interests and subscriptions point into.
create schema trending;

create table trending.topics (
  topic_id uuid primary key,
  slug text not null unique,
  name text not null,
  parent_topic_id uuid references trending.topics,
  depth int not null check (depth between 0 and 5),
  position int not null,                   -- depth-first: a parent stands before its children
  synonyms text[] not null default '{}',
  esco text[] not null default '{}'
);
create index topics_by_parent on trending.topics (parent_topic_id, position);
create index topics_by_position on trending.topics (position);

-- Which version of the topics file the table holds.
create table trending.loaded_reference (
  name text primary key,
  hash text not null
);

select platform.open_schema_to_app('trending');
