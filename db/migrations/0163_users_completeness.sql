-- How much of a profile there is to read, of 0 (a name), 1 and 2: lists show first what one can judge somebody by.
alter table users.users
  add column completeness smallint not null generated always as
    (((headline <> '')::int + (bio <> '')::int + (profile_image_media_id is not null)::int + (country is not null)::int) / 2) stored;
create index users_complete on users.users (completeness desc, created_at desc, user_id desc) where listed;
create index users_complete_by_type on users.users (user_type, completeness desc, created_at desc, user_id desc) where listed;
create index users_complete_by_country on users.users (country, completeness desc, created_at desc, user_id desc) where listed;
