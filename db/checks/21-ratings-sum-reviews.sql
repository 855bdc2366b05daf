-- A rating is the sum of the reviews that were shown, of both sides and of what was said of somebody as the client.
-- needs: contracts.ratings
with sums as (
  select user_id,
    count(*) as reviews, sum(points) as points,
    count(*) filter (where author_role = 'freelancer') as client_reviews,
    coalesce(sum(points) filter (where author_role = 'freelancer'), 0) as client_points
  from contracts.reviews where revealed_at is not null group by user_id
)
select 'rating of ' || r.user_id as subject,
  format('says %s reviews with %s points, %s and %s of them as the client; its reviews say %s with %s, %s and %s',
    r.reviews_count, r.points, r.client_reviews, r.client_points,
    coalesce(s.reviews, 0), coalesce(s.points, 0), coalesce(s.client_reviews, 0), coalesce(s.client_points, 0)) as detail
from contracts.ratings r left join sums s using (user_id)
where (r.reviews_count, r.points, r.client_reviews, r.client_points)
  is distinct from (coalesce(s.reviews, 0), coalesce(s.points, 0), coalesce(s.client_reviews, 0), coalesce(s.client_points, 0))
