-- What a topic is called in other languages than English: {"de": "Markenidentität"}. They come with the topics file.
alter table trending.topics add column names jsonb not null default '{}';
