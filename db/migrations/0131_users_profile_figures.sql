-- The other figures of a profile: what was earned (as a band, if its owner wants), when somebody is away, and how
-- complete the profile is.
alter table users.users add column show_earnings boolean not null default false;

-- Learnt by event, before fees.
create table users.earnings (
  user_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  earned_minor bigint not null check (earned_minor >= 0),
  primary key (user_id, currency)
);

create table users.away (
  user_id uuid not null references users.users,
  from_day date not null,
  to_day date not null,
  primary key (user_id, from_day),
  constraint away_ends_after_begin check (to_day >= from_day)
);
create index away_now on users.away (user_id, to_day);

-- Months in which somebody has other hours a week than usual; 0: none at all.
create table users.month_hours (
  user_id uuid not null references users.users,
  month date not null check (extract(day from month) = 1),
  hours_per_week int not null check (hours_per_week between 0 and 80),
  primary key (user_id, month)
);

-- What makes a profile strong. `audience` freelancer: for those who offer work alone.
create table users.strength_rules (
  step text primary key,
  weight int not null check (weight > 0),
  audience text not null check (audience in ('everybody', 'freelancer')),
  position int not null unique
);
insert into users.strength_rules (step, weight, audience, position) values
  ('picture', 10, 'everybody', 1),
  ('headline', 10, 'everybody', 2),
  ('bio', 15, 'everybody', 3),
  ('skills', 15, 'freelancer', 4),
  ('portfolio', 15, 'freelancer', 5),
  ('rate', 10, 'freelancer', 6),
  ('experience', 10, 'freelancer', 7),
  ('place', 5, 'everybody', 8),
  ('languages', 5, 'everybody', 9),
  ('interests', 5, 'everybody', 10);

-- Portfolios that others find, learnt by event; the newest news counts, in whatever order they come.
create table users.known_portfolios (
  portfolio_id uuid primary key,
  user_id uuid not null,
  published boolean not null,
  told_at timestamptz not null
);
create index known_portfolios_of_person on users.known_portfolios (user_id) where published;

do $$
begin
  if to_regclass('portfolios.portfolios') is not null then
    insert into users.known_portfolios (portfolio_id, user_id, published, told_at)
    select portfolio_id, user_id, true, updated_at from portfolios.portfolios where state = 'published';
  end if;
  if to_regclass('contracts.milestones') is not null then
    insert into users.earnings (user_id, currency, earned_minor)
    select c.freelancer_id, c.currency, sum(m.released_minor)
    from contracts.milestones m join contracts.contracts c on c.contract_id = m.contract_id
    where m.released_minor > 0 group by 1, 2;
  end if;
end $$;
