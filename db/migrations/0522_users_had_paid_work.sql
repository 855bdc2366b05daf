-- Whether money was protected in a contract that was neither asked back nor taken: whoever does the work and ends it unpaid
-- gives it up. Where nothing of the kind was, ending it only tidies up.
alter table users.contract_outcomes add column had_paid_work boolean not null default true;
