-- Contracts that ended unpaid take reviews where money was once protected in them. For those that ended before, the time is
-- over: neither side was told that they may write.
update contracts.contracts c set review_due_at = ended_at
where status = 'cancelled' and review_due_at is null
  and exists (select from contracts.milestones m where m.contract_id = c.contract_id and m.funded_at is not null);
