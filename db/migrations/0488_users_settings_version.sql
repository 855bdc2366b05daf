-- Settings are replaced whole: of two tabs one is told that it had read older ones.
alter table users.users add column settings_version int not null default 1;
