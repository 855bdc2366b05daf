-- Whose hire came to nothing, so that their position is open again, may propose again: their old proposal is over.
update projects.proposals p set status = 'expired', version = p.version + 1, updated_at = now()
from projects.hires h join projects.projects pr using (project_id)
where h.proposal_id = p.proposal_id and h.status = 'cancelled' and p.status = 'hired' and pr.status = 'open';
