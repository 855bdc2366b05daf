import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { escrow, gatewayPending, payout, revenue, wallet } from "#modules/payments/ledger/account-keys.ts";
import { hold, postPending, voidPending } from "#modules/payments/ledger/hold.ts";
import { keepLedger } from "#modules/payments/ledger/keep-ledger.ts";
import { createClock } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur, fund, NOON, post, settle, testLedger, transfer } from "#test/ledger.ts";
import { checkBooks, reportChecks, runChecks } from "./run.ts";

const ledger = testLedger();
const [payer, protectedFunds, fee] = [
  wallet("payer", "EUR"),
  escrow({ kind: "campaign", id: "m" }, "EUR"),
  revenue("client_fee", "EUR"),
];

beforeAll(async () => {
  await fund(ledger, payer, 1_000);
  await post(ledger, {
    kind: "test.paid",
    reference: "1",
    legs: [...transfer(payer, protectedFunds, 500).legs, ...transfer(payer, fee, 50).legs],
  });
  const leg = { debit: payer, credit: fee, amount: eur(100), kind: "principal" };
  const held = (reference: string) =>
    ledger.inTransaction((tx) => hold(tx, { kind: "test.held", reference }, leg, NOON));
  const [paid, voided] = [await held("paid"), await held("voided")];
  await held("open");
  await ledger.inTransaction(async (tx) => {
    await postPending(tx, { kind: "test.resolved", reference: "paid" }, paid!, NOON, eur(60));
    await voidPending(tx, { kind: "test.resolved", reference: "voided" }, voided!, NOON);
  });
  await settle(ledger);
  await keepLedger(ledger.inTransaction, createClock());
  await ledger.asOwner((client) => client.query("select payments.roll_up(1)"));
});

test("sound books break nothing, and all checks ran", async () => {
  expect(await runChecks(ledger.db)).toEqual([]);
  const { ran, skipped } = await reportChecks(ledger.db);
  expect(ran.length).toBeGreaterThanOrEqual(8);
  expect(ran.length + skipped.length).toBeGreaterThanOrEqual(10);
});

class Undone extends Error {}

/** The checks that speak up after somebody with every right did this to the books. Undone afterwards. */
async function brokenBy(statements: readonly string[]): Promise<readonly string[]> {
  let broken: readonly string[] = [];
  const attempt = ledger.asOwnerInTransaction(async (tx: Tx) => {
    for (const table of ["accounts", "journals", "transfers", "checkpoints", "chain_links"]) {
      await sql.raw(`alter table payments.${table} disable trigger user`).execute(tx);
    }
    for (const statement of statements) await sql.raw(statement).execute(tx);
    for (const table of ["accounts", "journals", "transfers", "checkpoints", "chain_links"]) {
      await sql.raw(`alter table payments.${table} enable trigger user`).execute(tx);
    }
    broken = [...new Set((await checkBooks(tx)).violations.map((violation) => violation.check))];
    throw new Undone();
  });
  await expect(attempt).rejects.toThrow(Undone);
  return broken;
}

const MORE_MONEY = "update payments.accounts set credit_posted = credit_posted + 1 where owner_id = 'payer'";

test.each([
  [
    "01-journals-balance",
    "a leg was lost",
    ["delete from payments.transfers where leg = 1 and seq in (select seq from payments.transfers where leg = 2)"],
  ],
  ["03-balances-equal-transfers", "the last leg was lost", ["delete from payments.transfers where leg = 2"]],
  [
    "01-journals-balance",
    "a journal has no legs",
    ["delete from payments.transfers where kind = 'principal' and state = 'voided'"],
  ],
  ["01-journals-balance", "a leg without a journal", ["delete from payments.journals where kind = 'test.paid'"]],
  ["01-journals-balance", "an account vanished", ["delete from payments.accounts where owner_id = 'payer'"]],
  [
    "01-journals-balance",
    "a leg's currency was changed",
    ["update payments.transfers set currency = 'USD' where leg = 2"],
  ],
  ["01-journals-balance", "a balance was raised", [MORE_MONEY]],
  ["03-balances-equal-transfers", "a balance was raised", [MORE_MONEY]],
  [
    "03-balances-equal-transfers",
    "an amount was changed",
    ["update payments.transfers set amount = amount + 1 where leg = 1"],
  ],
  [
    "03-balances-equal-transfers",
    "a reservation was forgotten",
    ["update payments.accounts set debit_pending = 0 where owner_id = 'payer'"],
  ],
  [
    "02-nothing-below-zero",
    "a wallet is below zero",
    [
      "alter table payments.accounts drop constraint accounts_no_overdraft",
      "update payments.accounts set debit_posted = credit_posted + 1 where owner_id = 'payer'",
    ],
  ],
  [
    "02-nothing-below-zero",
    "a wallet may go below zero",
    ["update payments.accounts set no_overdraft = false where owner_id = 'payer'"],
  ],
  [
    "02-nothing-below-zero",
    "an account was closed with money in it",
    ["update payments.accounts set closed_at = created_at where owner_id = 'm'"],
  ],
  [
    "06-holds-resolve-once",
    "a hold was paid twice",
    [
      "drop index payments.transfers_resolved_once",
      `insert into payments.transfers select '${newId()}', seq, created_at, debit_account_id, credit_account_id, amount,
        released, resolves_journal_id, leg, state, currency, kind from payments.transfers where released is not null and state = 'posted'`,
    ],
  ],
  [
    "06-holds-resolve-once",
    "more was paid than held",
    ["update payments.transfers set amount = 101 where state = 'posted' and released is not null"],
  ],
  [
    "06-holds-resolve-once",
    "not all was given back",
    ["update payments.transfers set released = released - 1 where released is not null"],
  ],
  [
    "06-holds-resolve-once",
    "a void of nothing",
    ["update payments.transfers set resolves_journal_id = null where state = 'voided'"],
  ],
  [
    "10-gateway-agrees",
    "the gateway holds less",
    ["insert into payments.gateway_reports values ('sandbox', 'EUR', '2026-03-03Z', 900, 99, 0)"],
  ],
  [
    "11-chain-holds",
    "a description was changed",
    ["update payments.journals set description = 'else' where kind = 'test.paid'"],
  ],
  [
    "11-chain-holds",
    "a business time was changed",
    [
      "update payments.journals set created_at = created_at + interval '1 ms'",
      "update payments.transfers set created_at = created_at + interval '1 ms'",
    ],
  ],
  [
    "11-chain-holds",
    "a journal was taken out with its legs",
    [
      "delete from payments.transfers t using payments.journals j where j.journal_id = t.journal_id and j.kind = 'test.paid'",
      "delete from payments.journals where kind = 'test.paid'",
    ],
  ],
  [
    "11-chain-holds",
    "a link was made anew over changed journals",
    ["update payments.chain_links set hash = sha256('forged')"],
  ],
  ["11-chain-holds", "the newest links were cut off", ["delete from payments.chain_links"]],
  ["11-chain-holds", "the numbers would start again", ["select setval('payments.journal_seq', 1)"]],
  [
    "15-checkpoints-equal-log",
    "a checkpoint was changed",
    ["update payments.checkpoints set credit_posted = credit_posted + 1"],
  ],
  [
    "15-checkpoints-equal-log",
    "an amount of the past was changed",
    ["update payments.transfers set amount = amount + 1 where leg = 2"],
  ],
  ["16-ledger-is-append-only", "the application may update", ["grant update on payments.transfers to kogi_app"]],
  ["16-ledger-is-append-only", "a trigger is gone", ["drop trigger transfers_append_only on payments.transfers"]],
])("%s notices: %s", async (check, _, statements) => {
  expect(await brokenBy(statements)).toContain(check);
});

test("the number of the next journal is back where it was", async () => {
  // setval is not undone with its transaction; the test above moved the numbers back.
  await ledger.asOwner((client) =>
    client.query("select setval('payments.journal_seq', (select max(seq) from payments.journals))"),
  );
  await fund(ledger, payer, 1);
  expect(await runChecks(ledger.db)).toEqual([]);
});

test("a gateway report that fits, with what is under way, breaks nothing", async () => {
  const booked = 1_001;
  await ledger.asOwner((client) =>
    client.query("insert into payments.gateway_reports values ('sandbox', 'EUR', '2026-03-03Z', $1, 7, 7)", [booked]),
  );
  expect(gatewayPending("sandbox", "EUR").ownerId).toBe("sandbox");
  expect(await runChecks(ledger.db)).toEqual([]);
});

test("a payout that ended with money in its account is noticed", async () => {
  const [payoutId, userId, methodId] = [newId(), newId(), newId()];
  await post(ledger, transfer(payer, payout(payoutId, "EUR"), 10));
  const table = await ledger.asOwner(
    async (client) => (await client.query("select to_regclass('payments.payouts') as name")).rows[0].name,
  );
  expect(table).not.toBe(null);
  const broken = await brokenBy([
    `insert into payments.payout_methods (payout_method_id, user_id, kind, holder_name, country, currency, last4, fingerprint, gateway,
      gateway_destination, is_default, created_at) values ('${methodId}', '${userId}', 'bank_account', 'A', 'DE', 'EUR', '1234', 'f', 'sandbox', 'd', true, now())`,
    `insert into payments.payouts (payout_id, user_id, payout_method_id, amount_minor, currency, status, gateway, idempotency_key,
      created_at, updated_at) values ('${payoutId}', '${userId}', '${methodId}', 10, 'EUR', 'paid', 'sandbox', 'k', now(), now())`,
  ]);
  expect(broken).toEqual(["08-ended-payouts-hold-nothing"]);
});
