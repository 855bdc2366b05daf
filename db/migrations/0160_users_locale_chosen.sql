-- Mails are written in the language that somebody chose. Whoever never did goes by the browser, in pages; until now
-- the default stood for that, so that nobody could choose it.
alter table users.preferences add column locale_chosen boolean not null default false;
update users.preferences set locale_chosen = true where locale <> 'en-GB';
