-- What others were told of a person is found when they are erased.
create index notifications_of_actor on notifications.notifications (actor_id) where actor_id is not null;
