-- A notice in the languages beside English, as { de: { title, body } }: read in the language of the day.
alter table notifications.notifications add column words jsonb not null default '{}';
