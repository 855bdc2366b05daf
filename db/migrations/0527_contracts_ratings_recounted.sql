-- Processes of the release before 0523 may have shown reviews while it began, and did not say of which side they were.
with of_clients as (
  select r.user_id, count(s.review_id)::int as reviews, coalesce(sum(s.points), 0)::bigint as points
  from contracts.ratings r
  left join contracts.reviews s on s.user_id = r.user_id and s.author_role = 'freelancer' and s.revealed_at is not null
  group by r.user_id
)
update contracts.ratings r set client_reviews = s.reviews, client_points = s.points, told_version = null
from of_clients s
where s.user_id = r.user_id and (r.client_reviews, r.client_points) <> (s.reviews, s.points);
