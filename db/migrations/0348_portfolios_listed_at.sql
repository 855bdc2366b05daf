-- The newest work is what was shown last, not what was begun last. A piece came into lists when its portfolio did, or when it
-- was added later (0456 says so of what is there already); the rows that follow are settled by the application with every
-- change.
alter table portfolios.items add column listed_at timestamptz not null default now();
