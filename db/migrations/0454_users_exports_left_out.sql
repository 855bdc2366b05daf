-- Originals for which a copy had no room: how many, and the names of the first. The archive names all of them.
alter table users.exports
  add column left_out_count int not null default 0,
  add column left_out text[] not null default '{}';
