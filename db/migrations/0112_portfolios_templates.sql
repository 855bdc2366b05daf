-- Three more ways to lay out the pieces of work.
alter table portfolios.portfolios drop constraint portfolios_template_check;
alter table portfolios.portfolios add constraint portfolios_template_check
  check (template in ('grid', 'story', 'index', 'hero', 'columns', 'type'));
