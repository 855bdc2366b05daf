// What one administrator proposed and no second one has answered: whoever proposed it takes it back.
import { beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { paidWork, releaseWork, testWorks } from "#test/paying.ts";
import { madeAdmin, type Person, signUp } from "#test/people.ts";
import { plantMovement, refundByHand } from "#test/provider-desk.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
let admin: Person;
let second: Person;
beforeAll(async () => {
  admin = await signUp(kogi, { name: "Ada Admin", roles: ["admin"] });
  second = await signUp(kogi, { roles: ["admin"] });
});

const read = (break_id: string, by = admin) => by.api.payments.adminReadBreak({ params: { break_id }, query: {} });
const withdraw = (booking_id: string, by = admin, idempotencyKey = newId()) =>
  by.api.payments.adminWithdrawBooking({ params: { booking_id }, idempotencyKey });
const confirm = (booking_id: string, by = second, answer: "confirm" | "decline" = "confirm") =>
  by.api.payments.adminAnswerBooking({
    params: { booking_id },
    body: { answer },
    idempotencyKey: newId(),
  });

/** Of the difference with this name. */
async function propose(source: string, by = admin) {
  await kogi.advance(1_000);
  await admin.api.payments.adminReconcile({});
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  const breakId = data.find((one) => one.source === source)?.break_id ?? "";
  const { bookings } = await by.api.payments.adminBookBreak({
    params: { break_id: breakId },
    body: { reason: "Of nobody.", bearer: "kogi" },
    idempotencyKey: newId(),
  });
  return { breakId, bookingId: bookings[0]?.booking_id ?? "" };
}

test("whoever proposed a booking withdraws it, nobody else does, and then it can be booked anew", async () => {
  await plantMovement(kogi, { kind: "charge", source: "ch_much", minor: 500_000n });
  const { breakId, bookingId } = await propose("ch_much");
  expect((await read(breakId)).bookings).toMatchObject([{ status: "proposed", can: ["withdraw"] }]);
  expect((await read(breakId, second)).bookings).toMatchObject([{ can: ["answer"] }]);
  expect(await refusal(withdraw(bookingId, second))).toMatchObject({ status: 403, code: "booking.not_yours" });

  const key = newId();
  const withdrawn = { status: "withdrawn", journal_id: null, answered_by: { user_id: admin.userId }, can: [] };
  expect(await withdraw(bookingId, admin, key)).toMatchObject(withdrawn);
  // The same call once more, its answer lost; and another one.
  expect(await withdraw(bookingId, admin, key)).toMatchObject(withdrawn);
  expect(await refusal(withdraw(bookingId))).toMatchObject({ status: 409, code: "booking.answered" });
  expect(await refusal(confirm(bookingId))).toMatchObject({ status: 409, code: "booking.answered" });
  expect(await read(breakId)).toMatchObject({ difference: { closed_at: null }, can: ["book"] });
  const log = await kogi.platform.db
    .selectFrom("platform.audit_log")
    .select(["action", "actor_id"])
    .where("action", "=", "payments.booking_withdrawn")
    .execute();
  expect(log).toEqual([{ action: "payments.booking_withdrawn", actor_id: admin.userId }]);

  const again = await propose("ch_much", admin);
  expect(await confirm(again.bookingId)).toMatchObject({ status: "in_force" });
  expect(await refusal(withdraw(again.bookingId))).toMatchObject({ status: 409, code: "booking.answered" });
});

test("a new administrator is neither of the two, in whichever order", async () => {
  await plantMovement(kogi, { kind: "charge", source: "ch_of_new", minor: 500_000n });
  const made = await madeAdmin(kogi, admin);
  const isNew = { status: 403, code: "auth.new_administrator" };
  const theirs = await propose("ch_of_new", made);
  expect(await refusal(confirm(theirs.bookingId, admin))).toMatchObject(isNew);
  await confirm(theirs.bookingId, admin, "decline");
  const own = await propose("ch_of_new");
  expect(await refusal(confirm(own.bookingId, made))).toMatchObject(isNew);
  await confirm(own.bookingId);
});

test("of a withdrawal and a confirmation at once one counts", async () => {
  await plantMovement(kogi, { kind: "charge", source: "ch_at_once", minor: 400_000n });
  const { breakId, bookingId } = await propose("ch_at_once");
  const answers = await Promise.allSettled([withdraw(bookingId), confirm(bookingId)]);
  expect(answers.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const { difference, bookings } = await read(breakId);
  expect([bookings[0]?.status, difference.closed_at !== null]).toEqual(
    answers[0]?.status === "fulfilled" ? ["withdrawn", false] : ["in_force", true],
  );
  if (difference.closed_at === null) await confirm((await propose("ch_at_once")).bookingId);
});

test("what a withdrawn refund is of stays frozen: its money has left all the same", async () => {
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { work, payment } = await paidWork(kogi, testWorks(kogi), { payer, recipient, cents: 300_000n });
  const row = await kogi.platform.db
    .selectFrom("payments.payments")
    .select(["gateway_charge", "amount_minor"])
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  const source = await refundByHand(kogi, { charge: row.gateway_charge ?? "", minor: row.amount_minor });
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  const params = { break_id: data.find((one) => one.source === source)?.break_id ?? "" };
  const body = { reason: "Support did it by hand.", bearer: "kogi" as const };
  const book = () => admin.api.payments.adminBookBreak({ params, body, idempotencyKey: newId() });
  await withdraw((await book()).bookings[0]?.booking_id ?? "");
  await expect(releaseWork(kogi, work)).rejects.toMatchObject({ status: 423, code: "payment.frozen" });
  expect(await confirm((await book()).bookings[0]?.booking_id ?? "")).toMatchObject({ status: "in_force" });
});
