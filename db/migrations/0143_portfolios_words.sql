-- A list asked for words looks at all that a portfolio or a piece says of itself, not at its title alone. The column keeps
-- its name and kind, so a process that still runs the older code goes on asking it; PostgreSQL 15 cannot change how a
-- generated column is made, so it is made anew.

-- What joins two words ("ui/ux") parts them, or the parser would take them for a path. A list of text joined by spaces
-- is always the same text, which PostgreSQL does not know of lists in general.
create function portfolios.words_of(title text, body text, tags text[]) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('english'::regconfig,
    translate(title || ' ' || array_to_string(tags, ' ') || ' ' || body, '/-_.@:&+''', '         '));

alter table portfolios.portfolios drop column words;
alter table portfolios.portfolios add column words tsvector not null
  generated always as (portfolios.words_of(title, description, tags)) stored;
create index portfolios_by_words on portfolios.portfolios using gin (words)
  where state = 'published' and hidden_at is null;
-- A word's frequency decides between walking the newest and asking the word index.
alter table portfolios.portfolios alter column words set statistics 500;

alter table portfolios.items drop column words;
alter table portfolios.items add column words tsvector not null
  generated always as (portfolios.words_of(title, story, tags)) stored;
create index items_by_words on portfolios.items using gin (words) where listed;
alter table portfolios.items alter column words set statistics 500;
