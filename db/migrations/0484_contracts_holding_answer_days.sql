-- How long protected money may stay is agreed on when it is charged, with the days that an answer takes: a side that says
-- afterwards that it lives elsewhere shortens neither. What is held already keeps the most days that any rule gives.
alter table contracts.milestones add column hold_answer_days int not null default 3 check (hold_answer_days > 0);
