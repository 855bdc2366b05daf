-- Disputed and withdrawn in turn, work would be approved by silence never: who withdrew one dispute about a milestone ends the
-- next one together with the other side, or by a mediator. Those that run keep what they began with.
alter table contracts.disputes add column withdrawable boolean not null default true;
