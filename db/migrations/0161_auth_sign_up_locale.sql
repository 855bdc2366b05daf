-- The language of the page that somebody signed up on: of the mail that confirms it, and then of the account.
alter table auth.sign_ups add column locale text;
