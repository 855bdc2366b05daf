import { afterAll, expect, test } from "vitest";
import { toDecimal } from "#money";
import { newId } from "#platform/ids/index.ts";
import { eur, fund, NOON, post, testLedger, transfer } from "#test/ledger.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type AccountKey, revenue, wallet } from "./account-keys.ts";
import { balanceOf } from "./balances.ts";
import { type Fact, hold, postPending, voidPending } from "./hold.ts";
import { reverseJournal } from "./reverse-journal.ts";

const ledger = testLedger();
afterAll(async () => expect(await runChecks(ledger.db)).toEqual([]));

const fact = (kind: string): Fact => ({ kind, reference: newId() });
const shown = async (key: AccountKey) => {
  const { posted, available } = await balanceOf(ledger.db, key);
  return [toDecimal(posted), toDecimal(available)];
};

async function heldOf(from: AccountKey, to: AccountKey, minor: number): Promise<string> {
  const leg = { debit: from, credit: to, amount: eur(minor), kind: "principal" };
  const holdId = await ledger.inTransaction((tx) => hold(tx, fact("test.held"), leg, NOON));
  if (!holdId) throw new Error("this fact is new");
  return holdId;
}
const pay = (holdId: string, minor?: number, why = fact("test.paid")) =>
  ledger.inTransaction((tx) => postPending(tx, why, holdId, NOON, minor === undefined ? undefined : eur(minor)));
const giveBack = (holdId: string) => ledger.inTransaction((tx) => voidPending(tx, fact("test.voided"), holdId, NOON));

test("what is held is still there but cannot be spent", async () => {
  const [from, to] = [wallet(newId(), "EUR"), wallet(newId(), "EUR")];
  await fund(ledger, from, 100);
  await heldOf(from, to, 80);
  expect([await shown(from), await shown(to)]).toEqual([
    ["1.00", "0.20"],
    ["0.00", "0.00"],
  ]);
  await expect(post(ledger, transfer(from, to, 21))).rejects.toMatchObject({ code: "ledger.not_enough" });
  await expect(heldOf(from, to, 21)).rejects.toMatchObject({ code: "ledger.not_enough" });
  await post(ledger, transfer(from, to, 20));
});

test.each([
  ["all of it", undefined, "0.20", "0.80"],
  ["a part; the rest is free again", 30, "0.70", "0.30"],
])("paying a hold pays %s", async (_, minor, left, arrived) => {
  const [from, to] = [wallet(newId(), "EUR"), wallet(newId(), "EUR")];
  await fund(ledger, from, 100);
  const holdId = await heldOf(from, to, 80);
  expect(await pay(holdId, minor)).toBe(true);
  expect([await shown(from), await shown(to)]).toEqual([
    [left, left],
    [arrived, arrived],
  ]);
});

test("a voided hold is as if it had not been", async () => {
  const [from, to] = [wallet(newId(), "EUR"), revenue(newId(), "EUR")];
  await fund(ledger, from, 100);
  expect(await giveBack(await heldOf(from, to, 80))).toBe(true);
  expect([await shown(from), await shown(to)]).toEqual([
    ["1.00", "1.00"],
    ["0.00", "0.00"],
  ]);
});

test("a hold is resolved once; the same resolution again is no second one", async () => {
  const [from, to] = [wallet(newId(), "EUR"), wallet(newId(), "EUR")];
  await fund(ledger, from, 100);
  const holdId = await heldOf(from, to, 50);
  const why = fact("test.paid");
  expect(await pay(holdId, 50, why)).toBe(true);
  expect(await pay(holdId, 50, why)).toBe(false);
  const resolved = { code: "ledger.already_resolved", status: 409 };
  await expect(pay(holdId)).rejects.toMatchObject(resolved);
  await expect(giveBack(holdId)).rejects.toMatchObject(resolved);
  await expect(pay(holdId, 49, why)).rejects.toMatchObject({ code: "ledger.already_posted" });
  expect(await shown(to)).toEqual(["0.50", "0.50"]);
});

test("more than is held, what was never held and a posted journal cannot be paid out", async () => {
  const [from, to] = [wallet(newId(), "EUR"), wallet(newId(), "EUR")];
  await fund(ledger, from, 100);
  const holdId = await heldOf(from, to, 50);
  await expect(pay(holdId, 51)).rejects.toMatchObject({ code: "ledger.more_than_held" });
  await expect(pay(newId())).rejects.toMatchObject({ code: "ledger.not_held" });
  const { journalId } = await post(ledger, transfer(from, to, 1));
  await expect(pay(journalId)).rejects.toMatchObject({ code: "ledger.not_held" });
  const reversed = ledger.inTransaction((tx) => reverseJournal(tx, holdId, NOON, "only held"));
  await expect(reversed).rejects.toMatchObject({ code: "ledger.not_reversible" });
});

test("holding the same fact twice holds it once", async () => {
  const [from, to] = [wallet(newId(), "EUR"), wallet(newId(), "EUR")];
  await fund(ledger, from, 100);
  const leg = { debit: from, credit: to, amount: eur(40), kind: "principal" };
  const why = fact("test.held");
  const once = () => ledger.inTransaction((tx) => hold(tx, why, leg, NOON));
  expect([typeof (await once()), await once()]).toEqual(["string", null]);
  expect(await shown(from)).toEqual(["1.00", "0.60"]);
});
