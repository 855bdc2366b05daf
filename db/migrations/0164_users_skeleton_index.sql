-- Whether a handle looks like anybody's is asked at every sign-up, of those too that kept theirs from before.
create index users_by_skeleton on users.users (handle_skeleton);
