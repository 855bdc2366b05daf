// Closing a refund that was made at the provider's own desk lets what it froze leave again: by nobody's own hand, and over
// the limit by two.
import { beforeAll, expect, test } from "vitest";
import { secondPersonWanted } from "#events/money-desk.ts";
import { newId } from "#platform/ids/index.ts";
import { paidWork, releaseWork, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refundByHand } from "#test/provider-desk.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
let works: Works;
let admin: Person;
let second: Person;
let payer: Person;
beforeAll(async () => {
  works = testWorks(kogi);
  admin = await signUp(kogi, { name: "Ada Admin", roles: ["admin"] });
  second = await signUp(kogi, { roles: ["admin"] });
  payer = await signUp(kogi, { user_type: "client" });
});

const close = (break_id: string, by: Person) =>
  by.api.payments.adminCloseBreak({ params: { break_id }, body: { reason: "provider_error", note: "Looked into." } });
const FROZEN = { status: 423, code: "payment.frozen" };
const OWN = { status: 403, code: "refund.own_payment" };

/** Taken by somebody, so that it may be closed. */
async function refundedThere(cents: bigint, recipient: Person, more = 0n) {
  const { work, payment } = await paidWork(kogi, works, { payer, recipient, cents });
  const row = await kogi.platform.db
    .selectFrom("payments.payments")
    .select(["gateway_charge", "amount_minor"])
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  const made = { charge: row.gateway_charge ?? "", minor: row.amount_minor + more };
  const source = await refundByHand(kogi, made);
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  const breakId = data.find((one) => one.source === source)?.break_id ?? "";
  await admin.api.payments.adminTakeBreak({ params: { break_id: breakId } });
  return { work, breakId };
}

test("an administrator who earns it neither closes, books nor answers what froze it", async () => {
  const recipient = await signUp(kogi, { roles: ["admin"] });
  const { work, breakId } = await refundedThere(5_000n, recipient);
  expect(await refusal(close(breakId, recipient))).toMatchObject(OWN);
  await expect(releaseWork(kogi, work)).rejects.toMatchObject(FROZEN);
  // Little, and of nobody here: one is enough.
  expect(await close(breakId, admin)).toMatchObject({ close_reason: "provider_error", closing: null });
  await releaseWork(kogi, work);

  // More than was paid is no refund in the books, and lifts the freeze all the same.
  const large = await refundedThere(300_000n, recipient, 1n);
  const params = { break_id: large.breakId };
  const body = { reason: "Of nobody.", bearer: "kogi" as const };
  const book = (by: Person) => by.api.payments.adminBookBreak({ params, body, idempotencyKey: newId() });
  expect(await refusal(book(recipient))).toMatchObject(OWN);
  const booking_id = (await book(admin)).bookings[0]?.booking_id ?? "";
  for (const answer of ["decline", "confirm"] as const)
    expect(
      await refusal(
        recipient.api.payments.adminAnswerBooking({
          params: { booking_id },
          body: { answer },
          idempotencyKey: newId(),
        }),
      ),
    ).toMatchObject(OWN);
  await expect(releaseWork(kogi, large.work)).rejects.toMatchObject(FROZEN);
});

test("over the limit it is closed once a second administrator closes it too, who hears of it", async () => {
  const { work, breakId } = await refundedThere(300_000n, await signUp(kogi));
  expect(await close(breakId, admin)).toMatchObject({
    closed_at: null,
    closing: { by: { user_id: admin.userId }, reason: "provider_error" },
  });
  expect(await refusal(close(breakId, admin))).toMatchObject({ status: 403, code: "booking.second_person" });
  await expect(releaseWork(kogi, work)).rejects.toMatchObject(FROZEN);
  await kogi.settle();
  const { data } = await second.api.notifications.listNotifications({ query: { limit: 100 } });
  expect(data.filter((one) => one.kind === secondPersonWanted.name)[0]).toMatchObject({ link: "/admin" });
  expect(await close(breakId, second)).toMatchObject({ close_reason: "provider_error", closing: null, can: [] });
  await releaseWork(kogi, work);
  const log = await kogi.platform.db
    .selectFrom("platform.audit_log")
    .select(["action", "actor_id"])
    .where("subject_id", "=", breakId)
    .where("action", "like", "payments.break_clos%")
    .orderBy("created_at")
    .execute();
  expect(log).toEqual([
    { action: "payments.break_closing_proposed", actor_id: admin.userId },
    { action: "payments.break_closed", actor_id: second.userId },
  ]);
});

test("who asked for a comparison is in the log, as who asked for the books to be checked", async () => {
  // The provider was wrong, and has put it right.
  await kogi.platform.inTransaction((tx) =>
    tx.deleteFrom("payments.sandbox_transactions").where("kind", "=", "refund").execute(),
  );
  await kogi.advance(1_000);
  const { run_id } = await admin.api.payments.adminReconcile({});
  const { check_run_id } = await admin.api.payments.checkLedger();
  const log = await kogi.platform.db
    .selectFrom("platform.audit_log")
    .select(["action", "actor_id"])
    .where("subject_id", "in", [run_id, check_run_id])
    .orderBy("action")
    .execute();
  expect(log).toEqual([
    { action: "payments.books_checked", actor_id: admin.userId },
    { action: "payments.reconciled", actor_id: admin.userId },
  ]);
});
