-- Which answer about a recipient is kept: of two that were asked for at once, the older one must not be the last word.
alter table payments.gateway_recipients add column answers integer not null default 0;
-- Why what was handed in was not taken, in the provider's words.
alter table payments.gateway_recipients add column refused text[] not null default '{}';
-- A bank said that there is no such account any more: nothing goes there by itself, until it is added anew.
alter table payments.payout_methods add column broken_at timestamptz;
