-- Outside development, what a mail says stands here while it waits, encrypted, and its columns of words are empty.
alter table platform.mails add column sealed bytea;
