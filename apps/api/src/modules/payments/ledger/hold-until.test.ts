import { expect, test } from "vitest";
import { money } from "#money";
import { HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { world } from "#test/world.ts";
import { gatewayPending, revenue, wallet } from "./account-keys.ts";
import { balanceOf } from "./balances.ts";
import { postPending } from "./hold.ts";
import { holdUntil } from "./hold-until.ts";
import { postJournal } from "./post-journal.ts";

const kogi = world();

const eur = (cents: bigint) => money(cents, "EUR");

/** A wallet with 10.00, of which 4.00 are held for an hour. */
async function held() {
  const { inTransaction, clock, timers, db } = kogi.platform;
  const purse = wallet(newId(), "EUR");
  const fee = revenue("test", "EUR");
  const leg = { debit: purse, credit: fee, amount: eur(400n), kind: "principal" };
  const holdId = await inTransaction(async (tx) => {
    const given = { debit: gatewayPending("sandbox", "EUR"), credit: purse, amount: eur(1_000n), kind: "principal" };
    await postJournal(tx, { kind: "test.given", reference: newId(), legs: [given] }, clock.now());
    const fact = { kind: "test.held", reference: newId() };
    return holdUntil(tx, timers, fact, leg, { at: clock.now(), timeoutMs: HOUR_MS });
  });
  const balance = async () => {
    const { posted, available } = await balanceOf(db, purse);
    return [posted.minor, available.minor];
  };
  return { holdId: holdId ?? "", balance };
}

test("what is held comes back by itself when its time is over, and not before", async () => {
  const { balance } = await held();
  await kogi.advance(HOUR_MS - 60_000);
  expect(await balance()).toEqual([1_000n, 600n]);
  await kogi.advance(60_000);
  expect(await balance()).toEqual([1_000n, 1_000n]);
  await kogi.advance(HOUR_MS);
  expect(await balance()).toEqual([1_000n, 1_000n]);
});

test("what was paid in time stays paid", async () => {
  const { holdId, balance } = await held();
  const { inTransaction, clock } = kogi.platform;
  await inTransaction((tx) => postPending(tx, { kind: "test.paid", reference: holdId }, holdId, clock.now()));
  await kogi.advance(2 * HOUR_MS);
  expect(await balance()).toEqual([600n, 600n]);
});
