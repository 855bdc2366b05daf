-- By which rules a rating was last told to those who order by it; null: before this was kept. A new prior comes into force by
-- itself, and all that were told by another are told anew.
alter table contracts.ratings add column told_version int references contracts.rule_packs;
