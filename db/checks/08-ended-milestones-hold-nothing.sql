-- A milestone in an end state holds no money.
-- needs: contracts.milestones
select 'milestone ' || m.milestone_id as subject, 'is ' || m.status || ' and holds ' || b.posted || ' ' || b.currency as detail
from contracts.milestones m
join payments.balances b on b.kind = 'escrow' and b.owner_kind = 'milestone' and b.owner_id = m.milestone_id::text
where m.status in ('released', 'refunded', 'split', 'cancelled') and (b.posted <> 0 or b.credit_pending <> 0)
