-- Whoever was rated as a client is told anew, by the job that tells of other priors.
update contracts.ratings r set client_reviews = s.reviews, client_points = s.points, told_version = null
from (
  select user_id, count(*) as reviews, sum(points) as points from contracts.reviews
  where author_role = 'freelancer' and revealed_at is not null group by user_id
) s where s.user_id = r.user_id;
