-- Ended contracts in which there was nothing to give up (0522). Whoever is judged otherwise by them, or by what a dispute gave
-- back of a contract that was paid, is looked at anew.
with tidied as (
  update users.contract_outcomes o set had_paid_work = false
  where o.outcome = 'cancelled' and not exists (
    select from contracts.milestones m
    where m.contract_id = o.contract_id and m.funded_at is not null and m.refund_requested_at is null
      and not exists (
        select from contracts.activity a
        where a.contract_id = m.contract_id and a.milestone_id = m.milestone_id
          and a.type in ('milestone_charged_back', 'milestone_sent_back')))
  returning o.freelancer_id
), judged as (
  select freelancer_id from tidied
  union select freelancer_id from users.contract_outcomes where outcome = 'completed' and given_back <> 'none'
)
update users.standings s set evaluated_at = null from judged j where s.user_id = j.freelancer_id;

-- Five stars are of the work from now on: whoever holds a badge for them is looked at anew.
update users.standings s set evaluated_at = null
from users.badges b join users.badge_rules r on r.badge = b.badge
where b.user_id = s.user_id and b.ended_at is null and r.measure = 'five_star_reviews';
