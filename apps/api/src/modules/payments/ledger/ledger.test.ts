import { afterAll, expect, test } from "vitest";
import { money, toDecimal } from "#money";
import { newId } from "#platform/ids/index.ts";
import { eur, fund, NOON, post, testLedger, transfer } from "#test/ledger.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type AccountKey, fx, gatewayPending, payout, revenue, wallet } from "./account-keys.ts";
import { closeAccount } from "./accounts.ts";
import { balanceOf } from "./balances.ts";
import { books, renderBooks } from "./books.ts";
import { postTransfers } from "./post-transfers.ts";
import { earningCleared, milestoneFunded, milestoneReleased } from "./posting-rules/hire.ts";
import { reverseJournal } from "./reverse-journal.ts";

const ledger = testLedger();
afterAll(async () => expect(await runChecks(ledger.db)).toEqual([]));

const held = async (key: AccountKey) => toDecimal((await balanceOf(ledger.db, key)).posted);
const ofNew = () => wallet(newId(), "EUR");

test("a milestone that is funded, released and cleared ends in the books, which sum to zero", async () => {
  const fee = [{ component: "client_fee", amount: eur(300) }];
  await post(
    ledger,
    milestoneFunded({ paymentId: "p", gateway: "bank", milestoneId: "m", amount: eur(10_000), fees: fee }),
  );
  const share = [{ component: "service_fee", amount: eur(1_000) }];
  const release = { reference: "m", milestoneId: "m", freelancerId: "ada", amount: eur(10_000), fees: share };
  await post(ledger, milestoneReleased(release));
  await post(ledger, earningCleared({ clearingId: "c", freelancerId: "ada", amount: eur(9_000) }));
  const all = await books(ledger.db);
  expect(all.rows.map((row) => [row.account, toDecimal(row.balance)])).toEqual([
    ["clearing user:ada", "0.00"],
    ["escrow milestone:m", "0.00"],
    ["gateway_pending bank", "-103.00"],
    ["revenue client_fee", "3.00"],
    ["revenue service_fee", "10.00"],
    ["wallet user:ada", "90.00"],
  ]);
  expect(all.sums).toEqual([eur(0)]);
  expect(renderBooks(all).split("\n").at(-1)).toMatch(/^sum +EUR +0\.00$/);
});

test("the same fact posted again changes nothing and names the journal that stands", async () => {
  const [from, to] = [ofNew(), ofNew()];
  await fund(ledger, from, 100);
  const fact = transfer(from, to, 60);
  const first = await post(ledger, fact);
  expect(first.isNew).toBe(true);
  expect(await post(ledger, fact)).toEqual({ journalId: first.journalId, isNew: false });
  expect(await post(ledger, { ...fact, journalId: first.journalId })).toEqual({ ...first, isNew: false });
  expect([await held(from), await held(to)]).toEqual(["0.40", "0.60"]);
});

test("a key or a fact that was used for something else is refused", async () => {
  const [from, to] = [ofNew(), ofNew()];
  await fund(ledger, from, 100);
  const fact = transfer(from, to, 10);
  const { journalId } = await post(ledger, fact);
  const other = { ...transfer(from, to, 10), journalId };
  await expect(post(ledger, other)).rejects.toMatchObject({ code: "ledger.key_reused", status: 422 });
  const dearer = transfer(from, to, 11, fact.reference);
  await expect(post(ledger, dearer)).rejects.toMatchObject({ code: "ledger.already_posted", status: 409 });
  expect(await held(from)).toBe("0.90");
});

test("nobody can take more than there is, not by one leg of many and not by a batch", async () => {
  const [poor, rich, shop] = [ofNew(), ofNew(), ofNew()];
  await fund(ledger, poor, 99);
  await fund(ledger, rich, 500);
  const short = { code: "ledger.not_enough", status: 409 };
  await expect(post(ledger, transfer(poor, shop, 100))).rejects.toMatchObject(short);
  const legs = [...transfer(rich, shop, 100).legs, ...transfer(poor, shop, 50).legs, ...transfer(poor, shop, 50).legs];
  await expect(post(ledger, { kind: "test.bought", reference: newId(), legs })).rejects.toMatchObject(short);
  const batch = [transfer(rich, shop, 100), transfer(poor, shop, 50), transfer(poor, shop, 50)];
  await expect(ledger.inTransaction((tx) => postTransfers(tx, batch, NOON))).rejects.toMatchObject(short);
  expect([await held(poor), await held(rich), await held(shop)]).toEqual(["0.99", "5.00", "0.00"]);
});

test("a batch posts what is new and passes over what was posted before", async () => {
  const [from, to] = [ofNew(), ofNew()];
  await fund(ledger, from, 100);
  const batch = [1, 2, 3, 4].map((minor) => transfer(from, to, minor));
  const firstTwo = batch.slice(0, 2);
  expect(await ledger.inTransaction((tx) => postTransfers(tx, firstTwo, NOON))).toBe(2);
  expect(await ledger.inTransaction((tx) => postTransfers(tx, batch, NOON))).toBe(2);
  expect(await ledger.inTransaction((tx) => postTransfers(tx, [], NOON))).toBe(0);
  expect([await held(from), await held(to)]).toEqual(["0.90", "0.10"]);
  const changed = [...batch.slice(0, 3), transfer(from, to, 5, batch[3]?.reference)];
  const again = ledger.inTransaction((tx) => postTransfers(tx, changed, NOON));
  await expect(again).rejects.toMatchObject({ code: "ledger.already_posted" });
});

test("an exchange has a leg in each currency; each currency still sums to zero", async () => {
  const [euros, dollars] = [wallet("swap", "EUR"), wallet("swap", "USD")];
  await fund(ledger, euros, 1_000);
  const legs = [
    { debit: euros, credit: fx("EUR:USD", "EUR"), amount: eur(1_000), kind: "sold" },
    { debit: fx("EUR:USD", "USD"), credit: dollars, amount: money(1_080n, "USD"), kind: "bought" },
  ];
  await post(ledger, { kind: "exchange.done", reference: newId(), legs });
  expect([await held(euros), await held(dollars)]).toEqual(["0.00", "10.80"]);
  expect((await books(ledger.db)).sums).toEqual([eur(0), money(0n, "USD")]);
});

test("a journal is taken back by its mirror, once", async () => {
  const [from, to] = [ofNew(), ofNew()];
  await fund(ledger, from, 100);
  const { journalId } = await post(ledger, transfer(from, to, 70));
  const reverse = () => ledger.inTransaction((tx) => reverseJournal(tx, journalId, NOON, "booked twice by hand"));
  expect((await reverse()).isNew).toBe(true);
  expect((await reverse()).isNew).toBe(false);
  expect([await held(from), await held(to)]).toEqual(["1.00", "0.00"]);
  const unknown = ledger.inTransaction((tx) => reverseJournal(tx, newId(), NOON, "never was"));
  await expect(unknown).rejects.toMatchObject({ code: "ledger.not_reversible" });
});

test("a closed account is empty and stays so", async () => {
  const [from, key] = [ofNew(), payout(newId(), "EUR")];
  await fund(ledger, from, 100);
  await post(ledger, transfer(from, key, 50));
  const close = () => ledger.inTransaction((tx) => closeAccount(tx, key, NOON));
  await expect(close()).rejects.toMatchObject({ code: "ledger.account_not_empty" });
  await post(ledger, transfer(key, from, 50));
  await close();
  await close();
  await expect(post(ledger, transfer(from, key, 1))).rejects.toMatchObject({ code: "ledger.account_closed" });
});

test("amounts beyond what the database holds are refused and move nothing", async () => {
  const key = ofNew();
  const nearlyAll = Number.MAX_SAFE_INTEGER;
  const source = gatewayPending("huge", "EUR");
  for (let times = 0; times < 1_024; times += 512) await fund(ledger, key, nearlyAll);
  const huge = {
    ...transfer(source, key, 1),
    legs: [{ ...transfer(source, key, 1).legs[0]!, amount: money(9_223_372_036_854_775_807n, "EUR") }],
  };
  await expect(post(ledger, huge)).rejects.toMatchObject({ code: "22003" });
  expect((await balanceOf(ledger.db, key)).posted.minor).toBe(BigInt(nearlyAll) * 2n);
});

test("what the platform earns is summed from its transfers, and is there at once", async () => {
  const fee = revenue(newId(), "EUR");
  for (const minor of [5, 7, 11]) await fund(ledger, fee, minor);
  expect(await held(fee)).toBe("0.23");
  const row = await ledger.db.selectFrom("payments.accounts").selectAll().where("owner_id", "=", fee.ownerId).execute();
  expect(row[0]?.credit_posted).toBe(null);
});
