import { afterAll, expect, test } from "vitest";
import { toDecimal } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { fund, NOON, post, settle, testLedger, transfer } from "#test/ledger.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type AccountKey, revenue, wallet } from "./account-keys.ts";
import { balanceAt } from "./balances.ts";
import { type StatementLine, statement } from "./statement.ts";

const ledger = testLedger();
afterAll(async () => expect(await runChecks(ledger.db)).toEqual([]));

const day = (days: number) => addMs(NOON, days * DAY_MS);
async function rollUp(): Promise<number> {
  await settle(ledger);
  return ledger.asOwner(async (client) => (await client.query("select payments.roll_up(1) as rolled")).rows[0].rolled);
}

/** All pages of an account's statement, oldest page last. */
async function pages(key: AccountKey, limit: number): Promise<readonly (readonly StatementLine[])[]> {
  const all: (readonly StatementLine[])[] = [];
  for (let before: StatementLine | undefined; ; ) {
    const page = await statement(ledger.db, key, before ? { before, limit } : { limit });
    if (page.length === 0) return all;
    all.push(page);
    before = page.at(-1);
  }
}

test.each([
  ["a person's wallet", () => wallet(newId(), "EUR")],
  ["what the platform earns", () => revenue(newId(), "EUR")],
])("a statement of %s tells each change and the balance after it, page by page", async (_, make) => {
  const key = make();
  const other = wallet(newId(), "EUR");
  await fund(ledger, key, 100);
  await post(ledger, transfer(key, other, 30));
  const [leg] = transfer(key, other, 5).legs;
  const [back] = transfer(other, key, 2).legs;
  await post(ledger, {
    kind: "test.shopped",
    reference: newId(),
    legs: [leg!, leg!, back!],
    description: "Two at once",
  });
  await rollUp();
  await fund(ledger, key, 1);
  for (const limit of [1, 2, 3, 10]) {
    const lines = (await pages(key, limit)).flat();
    expect(lines.map((line) => [toDecimal(line.amount), toDecimal(line.balance)])).toEqual([
      ["0.01", "0.63"],
      ["0.02", "0.62"],
      ["-0.05", "0.60"],
      ["-0.05", "0.65"],
      ["-0.30", "0.70"],
      ["1.00", "1.00"],
    ]);
    expect(lines[1]).toMatchObject({
      journalKind: "test.shopped",
      description: "Two at once",
      kind: "principal",
      at: NOON,
    });
  }
});

test("new transfers do not shift the pages of somebody who is reading", async () => {
  const key = wallet(newId(), "EUR");
  for (const minor of [1, 2, 3, 4]) await fund(ledger, key, minor);
  const first = await statement(ledger.db, key, { limit: 2 });
  await fund(ledger, key, 50);
  const second = await statement(ledger.db, key, { limit: 2, before: first.at(-1)! });
  const amounts = [...first, ...second].map((line) => [line.amount.minor, line.balance.minor]);
  expect(amounts).toEqual([
    [4n, 10n],
    [3n, 6n],
    [2n, 3n],
    [1n, 1n],
  ]);
});

test("an account tells what it held at any instant, with and without checkpoints, even when booked out of order", async () => {
  const [fee, payer] = [revenue(newId(), "EUR"), wallet(newId(), "EUR")];
  await fund(ledger, payer, 1_000);
  const at = (minor: number, when: Date) => post(ledger, transfer(payer, fee, minor), when);
  const tell = async () => {
    const held = await Promise.all([-1, 0, 1, 2, 3, 4].map((days) => balanceAt(ledger.db, fee, day(days))));
    return held.map((amount) => amount.minor);
  };
  await at(1, day(0));
  await at(10, day(2));
  expect(await rollUp()).toBeGreaterThan(0);
  await at(100, day(1)); // a webhook that came late
  await at(1_000 - 111, day(3));
  expect(await tell()).toEqual([0n, 1n, 101n, 111n, 1_000n, 1_000n]);
  expect(await rollUp()).toBeGreaterThan(0);
  expect(await rollUp()).toBe(0);
  expect(await tell()).toEqual([0n, 1n, 101n, 111n, 1_000n, 1_000n]);
  expect((await balanceAt(ledger.db, payer, day(2))).minor).toBe(889n);
});
