-- Ratings leave out what moderation hides: almost nobody has any.
create index reviews_hidden on contracts.reviews (user_id) where hidden_at is not null;
