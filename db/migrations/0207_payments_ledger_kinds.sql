-- An account's kind is proved when it is opened (payments.open_accounts joins the kinds) and by db/checks. The foreign
-- key proved it again for every account that one transaction moved twice, and locked the kind's row against all others.
alter table payments.accounts drop constraint accounts_kind_fkey;
