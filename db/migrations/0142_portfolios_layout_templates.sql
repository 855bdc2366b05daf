-- The template belongs to the layout: drafts, what is shown and earlier drafts name theirs.
update portfolios.layouts l
  set draft = jsonb_build_object('template', p.template) || l.draft,
      shown = jsonb_build_object('template', p.template) || l.shown
  from portfolios.portfolios p where p.portfolio_id = l.portfolio_id;
update portfolios.layout_versions v
  set layout = jsonb_build_object('template', p.template) || v.layout
  from portfolios.portfolios p where p.portfolio_id = v.portfolio_id;
