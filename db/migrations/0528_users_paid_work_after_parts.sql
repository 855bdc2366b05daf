-- Contracts of which a bank or Kogi took a part alone: whoever ended one without being paid gave up the rest. Whoever is judged
-- otherwise by it is looked at anew.
with paid as (
  update users.contract_outcomes o set had_paid_work = true
  where o.outcome = 'cancelled' and not o.had_paid_work and exists (
    select from contracts.milestones m
    where m.contract_id = o.contract_id and m.funded_at is not null and m.refund_requested_at is null
      and m.refunded_minor > (
        select coalesce(sum(a.amount_minor), 0) from contracts.activity a
        where a.contract_id = m.contract_id and a.milestone_id = m.milestone_id
          and a.type in ('milestone_charged_back', 'milestone_sent_back')))
  returning o.freelancer_id
)
update users.standings s set evaluated_at = null from paid p where s.user_id = p.freelancer_id;
