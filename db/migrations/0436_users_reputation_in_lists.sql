-- What lists of people are sorted by beside their profiles: how their contracts ended, and how they are rated. Learnt by
-- event, like the standing itself. The success score, -1 without one; the rating in thousandths of a star, 0 without one.
alter table users.users
  add column success_rank smallint not null default -1,
  add column rating_rank int not null default 0,
  add column rated_reviews int not null default 0;
update users.users u set success_rank = s.success_score
from users.standings s where s.user_id = u.user_id and s.success_score is not null;
update users.users u set rated_reviews = r.reviews_count,
  rating_rank = round((r.points * 200 + p.rating_prior_weight * p.rating_prior_milli)::numeric
    / (r.reviews_count + p.rating_prior_weight))
from contracts.ratings r, (select rating_prior_weight, rating_prior_milli from contracts.rule_packs
  where effective_from <= now() and country is null order by effective_from desc, version desc limit 1) p
where r.user_id = u.user_id and r.reviews_count > 0 and u.erased_at is null;
create index users_by_success on users.users (success_rank desc, created_at desc, user_id desc) where listed;
create index users_by_rating on users.users (rating_rank desc, created_at desc, user_id desc) where listed;
create index users_by_language on users.users using gin (languages jsonb_path_ops) where listed;
create index badges_held on users.badges (badge, user_id) where ended_at is null;
