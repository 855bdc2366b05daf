-- When an acceptance was refused because the fees of whoever made the terms are worse than those they read.
alter table projects.offers add column fees_changed_at timestamptz;
