-- Which card a payment was made with, as the provider tells cards apart, and where it was issued: to see one card on several
-- accounts, or one that a bank took money back from. Never its number.
alter table payments.payments
  add column card_fingerprint text,
  add column card_country text check (card_country ~ '^[A-Z]{2}$');
create index payments_of_card on payments.payments (gateway, card_fingerprint) where card_fingerprint is not null;
