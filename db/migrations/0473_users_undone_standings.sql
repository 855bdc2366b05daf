-- Clients count from now on (0463): everybody's badges are worked out anew.
update users.standings set evaluated_at = null where evaluated_at is not null;
