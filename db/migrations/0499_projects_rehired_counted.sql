-- Whose hire came to nothing counts no more until they propose again: their proposal is over.
update projects.projects pr set proposals_count = greatest(0, pr.proposals_count - ended.proposals)
from (
  select h.project_id, count(*)::int as proposals from projects.hires h join projects.proposals p using (proposal_id)
  where h.status = 'cancelled' and p.status = 'expired' group by h.project_id
) ended
where ended.project_id = pr.project_id;
