// What was found at night and looks otherwise by the time somebody books it, or takes a booking back.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { plantMovement, refundByHand } from "#test/provider-desk.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";

const kogi = world();
let admin: Person;
let second: Person;
beforeAll(async () => {
  admin = await signUp(kogi, { roles: ["admin"] });
  second = await signUp(kogi, { roles: ["admin"] });
});
afterAll(async () => {
  await compare();
  expect(await open()).toEqual([]);
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

const desk = () => admin.api.payments;
async function compare() {
  await kogi.advance(1_000);
  await desk().adminReconcile({});
}
const open = async () => (await desk().adminListBreaks({ query: { open: true, limit: 100 } })).data;
const found = async (source: string) => (await open()).find((one) => one.source === source)?.break_id ?? "";
const book = (break_id: string) =>
  desk().adminBookBreak({
    params: { break_id },
    body: { reason: "Nobody can name it.", bearer: "kogi" },
    idempotencyKey: newId(),
  });
const confirm = (booking_id: string) =>
  second.api.payments.adminAnswerBooking({
    params: { booking_id },
    body: { answer: "confirm" },
    idempotencyKey: newId(),
  });
/** By as much less the provider holds than anybody can name. */
const keep = (minor: number) =>
  sql`update payments.sandbox_transactions set fee_minor = fee_minor + ${minor} where source = 'ch_first'`.execute(
    kogi.platform.db,
  );

test("a balance that differs otherwise by the time it is booked, or confirmed, is not booked by the old figure", async () => {
  await plantMovement(kogi, { kind: "charge", source: "ch_first", minor: 900_000n });
  await compare();
  await confirm((await book(await found("ch_first"))).bookings[0]?.booking_id ?? "");
  await keep(100);
  await compare();
  const breakId = await found("sandbox:EUR");
  await keep(-100);
  expect(await refusal(book(breakId))).toMatchObject({ status: 409, code: "break.gone" });
  await keep(40);
  await compare();
  await keep(30);
  expect(await refusal(book(breakId))).toMatchObject({ status: 409, code: "break.changed" });
  // The look that refused it has found what it is now.
  expect((await book(breakId)).bookings).toMatchObject([{ status: "in_force", amount: { amount: "-70" } }]);

  await keep(200_000);
  await compare();
  const much = await found("sandbox:EUR");
  const waits = (await book(much)).bookings[0]?.booking_id ?? "";
  await keep(1);
  expect(await refusal(confirm(waits))).toMatchObject({ status: 409, code: "break.changed" });
  await keep(-1);
  await compare();
  expect(await confirm(waits)).toMatchObject({ status: "in_force" });
});

test("what became another sum since the administrator looked is not booked unseen", async () => {
  await plantMovement(kogi, { kind: "charge", source: "ch_grows", minor: 500n });
  await compare();
  const params = { break_id: await found("ch_grows") };
  const seen = (await desk().adminReadBreak({ params })).preview?.amount;
  await plantMovement(kogi, { kind: "charge", source: "ch_grows", minor: 49_500n });
  await compare();
  const bookSeen = (amount = seen) =>
    desk().adminBookBreak({
      params,
      body: { reason: "Of nobody.", ...(amount ? { seen: amount } : {}) },
      idempotencyKey: newId(),
    });
  expect(await refusal(bookSeen())).toMatchObject({ status: 409, code: "break.changed" });
  const now = { amount: "50000", currency: "EUR" };
  expect((await bookSeen(now)).bookings).toMatchObject([{ status: "in_force", amount: now }]);
});

test("money of nobody that has gone back to its card is not taken back a second time", async () => {
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("payments.sandbox_charges")
      .values({
        charge_id: "ch_strange",
        source_kind: "checkout",
        source: "cs_strange",
        card_number: "4242424242424242",
        amount_minor: 900n,
        currency: "EUR",
        cost_minor: 0n,
        created_at: kogi.platform.clock.now(),
      })
      .execute(),
  );
  await plantMovement(kogi, { kind: "charge", source: "ch_strange", minor: 900n });
  await compare();
  const came = (await book(await found("ch_strange"))).bookings[0]?.journal_id ?? "";
  const refund = await refundByHand(kogi, { charge: "ch_strange", minor: 900n });
  await compare();
  const back = (await book(await found(refund))).bookings[0]?.journal_id ?? "";
  const reverse = (journal_id: string) =>
    desk().adminReverseJournal({
      params: { journal_id },
      body: { reason: "It was somebody's after all." },
      idempotencyKey: newId(),
    });
  expect(await refusal(reverse(came))).toMatchObject({ status: 409, code: "booking.gone_back" });
  await reverse(back);
  await reverse(came);
  // Both are there again, and booked again.
  await compare();
  await book(await found("ch_strange"));
  await book(await found(refund));
});
