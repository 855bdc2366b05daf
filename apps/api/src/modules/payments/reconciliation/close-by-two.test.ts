// Closing a refund that was made at the provider's own desk lets what it froze leave again: by nobody's own hand, and over
// the limit by two.
import { beforeAll, expect, test } from "vitest";
import { secondPersonWanted } from "#events/money-desk.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, paidWork, releaseWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { madeAdmin, type Person, signUp } from "#test/people.ts";
import { refundByHand } from "#test/provider-desk.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import type { Difference } from "./compare.rules.ts";
import { ourSide } from "./our-side.repository.ts";
import { keepDifference } from "./reconciliation.repository.ts";

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

const close = (break_id: string, by: Person, reason: "provider_error" | "other" = "provider_error") =>
  by.api.payments.adminCloseBreak({ params: { break_id }, body: { reason, note: "Looked into." } });
const look = async (break_id: string) => (await admin.api.payments.adminReadBreak({ params: { break_id } })).difference;
const deskFigures = async () =>
  Object.fromEntries((await admin.api.admin.readOverview()).figures.map(({ figure, count }) => [figure, count]));
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
  return { work, breakId, source };
}

/** As a comparison of some time ago would write it down. */
async function sees(source: string, cents: bigint, agoMs = 0) {
  const { charge } = await kogi.platform.db
    .selectFrom("payments.reconciliation_breaks")
    .select("charge")
    .where("source", "=", source)
    .executeTakeFirstOrThrow();
  return keep({ kind: "refund", source, oursMinor: null, theirsMinor: -cents, charge }, agoMs);
}
function keep(found: Pick<Difference, "kind" | "source" | "oursMinor" | "theirsMinor" | "charge">, agoMs = 0) {
  const { clock, inTransaction } = kogi.platform;
  const at = new Date(clock.now().getTime() - agoMs);
  const one: Difference = { ...found, class: "missing_here", currency: "EUR", at };
  return inTransaction((tx) => keepDifference(tx, { gateway: "sandbox", now: at }, one));
}

/** Of this thing, by the books: else it is overtaken. */
async function said(kind: string, source: string): Promise<bigint | null> {
  const now = kogi.platform.clock.now();
  const sides = await ourSide(kogi.platform.db, { gateway: "sandbox", from: now, until: now, sources: [source] });
  return sides.find((one) => one.kind === kind)?.amount.minor ?? null;
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
  expect(await deskFigures()).toMatchObject({ closings_waiting: 1, broken_checks: 0 });
  expect((await deskFigures()).open_differences).toBeGreaterThan(0);
  const closings = await second.api.payments.adminListBreaks({ query: { closing: true } });
  expect(closings.data.map(({ break_id }) => break_id)).toEqual([breakId]);
  const others = await second.api.payments.adminListBreaks({ query: { closing: false, limit: 100, count: true } });
  expect(others.data.map(({ break_id }) => break_id)).not.toContain(breakId);
  await expect(releaseWork(kogi, work)).rejects.toMatchObject(FROZEN);
  await kogi.settle();
  const { data } = await second.api.notifications.listNotifications({ query: { limit: 100 } });
  expect(data.filter((one) => one.kind === secondPersonWanted.name)[0]).toMatchObject({ link: "/admin" });
  expect(await close(breakId, second)).toMatchObject({ close_reason: "provider_error", closing: null, can: [] });
  expect(await deskFigures()).toMatchObject({ closings_waiting: 0 });
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

test("a new administrator is neither of the two: whoever closes after them proposes it", async () => {
  const { breakId } = await refundedThere(300_000n, await signUp(kogi));
  const made = await madeAdmin(kogi, admin);
  await close(breakId, made);
  expect(await close(breakId, admin)).toMatchObject({ closed_at: null, closing: { by: { user_id: admin.userId } } });
  expect(await refusal(close(breakId, made))).toMatchObject({ status: 403, code: "auth.new_administrator" });
  expect(await close(breakId, second)).toMatchObject({ close_reason: "provider_error" });
});

test("what a comparison no longer finds is frozen as before, so that it takes two to close it, and no side of it", async () => {
  const recipient = await signUp(kogi, { roles: ["admin"] });
  const { work, breakId, source } = await refundedThere(300_000n, recipient);
  await kogi.platform.inTransaction((tx) =>
    tx.deleteFrom("payments.sandbox_transactions").where("source", "=", source).execute(),
  );
  await kogi.advance(1_000);
  await admin.api.payments.adminReconcile({});
  expect((await look(breakId)).still_there).toBe(false);
  expect(await refusal(close(breakId, recipient))).toMatchObject(OWN);
  expect(await close(breakId, admin)).toMatchObject({ closed_at: null, closing: { by: { user_id: admin.userId } } });
  await expect(releaseWork(kogi, work)).rejects.toMatchObject(FROZEN);
  expect(await close(breakId, second)).toMatchObject({ close_reason: "provider_error" });
});

test("two close it for the same reason and the same sums, and nobody by what they said before", async () => {
  const { breakId, source } = await refundedThere(300_000n, await signUp(kogi));
  await close(breakId, admin);
  expect(await close(breakId, second, "other")).toMatchObject({
    closed_at: null,
    closing: { by: { user_id: second.userId }, reason: "other" },
  });
  await sees(source, 310_000n);
  expect(await look(breakId)).toMatchObject({ closing: null, theirs: { amount: "-310000" } });
  expect(await close(breakId, second, "other")).toMatchObject({ closing: { by: { user_id: second.userId } } });
  await sees(source, 310_000n);
  expect(await close(breakId, admin, "other")).toMatchObject({ close_reason: "other" });
});

test("a comparison that began earlier does not undo what was seen since", async () => {
  const { breakId, source } = await refundedThere(5_000n, await signUp(kogi));
  await kogi.advance(1_000);
  await sees(source, 700n);
  expect(await sees(source, 200n, 500)).toEqual({ breakId, isNew: false });
  expect(await look(breakId)).toMatchObject({ theirs: { amount: "-700" } });
});

test("an administrator closes nothing that is of a payment or payout of their own", async () => {
  const recipient = await signUp(kogi, { roles: ["admin"] });
  const { payment } = await paidWork(kogi, works, { payer, recipient, cents: 5_000n });
  const { gateway_charge } = await kogi.platform.db
    .selectFrom("payments.payments")
    .select("gateway_charge")
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  await recipient.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Rita Roe", iban: "DE89370400440532013000", currency: "EUR" },
  });
  await earnedBy(kogi, works, { payer, recipient, cents: 100_000n, released: 100_000n });
  await kogi.advance(8 * DAY_MS);
  [admin, second] = [await signBackIn(kogi, admin), await signBackIn(kogi, second)];
  const earner = await signBackIn(kogi, recipient);
  await earner.api.payments.submitIdentity({
    body: { legal_name: "Rita Roe", birth_date: "1990-05-01", country: "NG" },
  });
  const { payout_id } = await earner.api.payments.requestPayout({
    body: { amount: { amount: "10000", currency: "EUR" } },
    idempotencyKey: newId(),
  });
  for (const [kind, source] of [
    ["charge", gateway_charge ?? ""],
    ["payout", payout_id],
    ["payout_state", payout_id],
  ] as const) {
    const kept = await keep({ kind, source, oursMinor: await said(kind, source), theirsMinor: -77n, charge: null });
    const break_id = kept?.breakId ?? "";
    await earner.api.payments.adminTakeBreak({ params: { break_id } });
    expect(await refusal(close(break_id, earner))).toMatchObject(OWN);
    expect(await close(break_id, admin)).toMatchObject({ close_reason: "provider_error" });
  }
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
