// What administrators book by hand: differences with the provider, each as what it is, once, by two people where it is much.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { paidWork, releaseWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { type HowMade, type Planted, plantMovement, refundByHand } from "#test/provider-desk.ts";
import { refusal } from "#test/refusals.ts";
import { subscribe } from "#test/subscribing.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { emit } from "../gateway/sandbox/events.ts";
import { keepTransaction } from "../gateway/sandbox/transactions.ts";
import { books } from "../index.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { taxBooked } from "../ledger/posting-rules/kogi.ts";

const kogi = world();
let works: Works;
let client: Person;
let earner: Person;
let admin: Person;
let second: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
  earner = await signUp(kogi, { name: "Femi Ade" });
  admin = await signUp(kogi, { roles: ["admin"] });
  second = await signUp(kogi, { roles: ["admin"] });
});
// Every story ends with books that agree with the provider.
afterAll(async () => {
  await compare();
  expect(await open()).toEqual([]);
  expect((await books(kogi.platform.db)).sums.filter((all) => all.minor !== 0n)).toEqual([]);
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

const now = () => kogi.platform.clock.now();
const desk = () => admin.api.payments;
async function days(count: number): Promise<void> {
  await kogi.advance(count * DAY_MS);
  [client, earner] = [await signBackIn(kogi, client), await signBackIn(kogi, earner)];
  [admin, second] = [await signBackIn(kogi, admin), await signBackIn(kogi, second)];
}
async function compare() {
  await kogi.advance(1_000);
  await desk().adminReconcile({});
}
const open = async () => (await desk().adminListBreaks({ query: { open: true, limit: 100 } })).data;
const read = (break_id: string) => desk().adminReadBreak({ params: { break_id }, query: {} });
async function found(source: string): Promise<string> {
  const one = (await open()).find((row) => row.source === source);
  if (!one) throw new Error(`no difference is named ${source}`);
  return one.break_id;
}
const book = (break_id: string, by = admin, bearer: "earner" | "kogi" = "kogi") =>
  by.api.payments.adminBookBreak({
    params: { break_id },
    body: { reason: "Support did it by hand.", bearer },
    idempotencyKey: newId(),
  });
const linesOf = async (breakId: string) =>
  (await read(breakId)).preview?.lines.map((line) => `${line.debit.kind} -> ${line.credit.kind} ${line.amount.amount}`);

const plant = (kind: Planted["kind"], source: string, minor: bigint) => plantMovement(kogi, { kind, source, minor });
const refundThere = (charge: string, minor: bigint, how: HowMade = {}) => refundByHand(kogi, { charge, minor }, how);

async function paid(cents = 20_000n) {
  const { work, payment } = await paidWork(kogi, works, { payer: client, recipient: earner, cents });
  const row = await kogi.platform.db
    .selectFrom("payments.payments")
    .selectAll()
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  return { work, transactionId: row.transaction_id, charge: row.gateway_charge ?? "", total: row.amount_minor };
}

test("a refund made at the provider's own desk freezes its money, and is booked as if it had been ordered here", async () => {
  const { work, transactionId, charge, total } = await paid();
  const refund = await refundThere(charge, total / 2n);
  const breakId = await found(refund);
  await expect(releaseWork(kogi, work)).rejects.toMatchObject(FROZEN);
  const sentBefore = await countRefunds();

  const before = await read(breakId);
  expect(before).toMatchObject({ difference: { class: "missing_here" }, can: ["book"] });
  expect(before.preview).toMatchObject({ kind: "refund", transaction_id: transactionId, takes_two: false });
  const lines = await linesOf(breakId);
  expect(lines?.map((line) => line.split(" ", 3).join(" "))).toEqual([
    "escrow -> gateway_pending",
    "revenue -> gateway_pending",
    "revenue -> gateway_pending",
  ]);
  // What was refunded is a half, fees included: so is what comes of each.
  expect(lines?.[0]).toBe("escrow -> gateway_pending 10000");
  const booked = await book(breakId);
  expect(booked).toMatchObject({
    difference: { close_reason: "booked_since", can: [] },
    bookings: [{ kind: "refund", status: "in_force", can: [] }],
    refusal: "break.closed",
    can: [],
  });
  await kogi.settle();
  const { payment, refunds } = await desk().getPaymentAsAdmin({ params: { transaction_id: transactionId } });
  expect(payment).toMatchObject({ status: "partially_refunded", refunded_amount: { amount: `${total / 2n}` } });
  expect(refunds).toMatchObject([{ state: "done" }]);
  // Nobody asked the provider again.
  expect(await countRefunds()).toBe(sentBefore);
  await releaseWork(kogi, work, 10_000n);
  await compare();
  expect(await open()).toEqual([]);
});

const FROZEN = { status: 423, code: "payment.frozen" };
const countRefunds = async () =>
  (await kogi.platform.db.selectFrom("payments.sandbox_refunds").select("refund_id").execute()).length;

test("of all of a payment every leg goes back, its fees too, and released money by whoever is said to pay", async () => {
  const { work, transactionId, charge, total } = await paid();
  await releaseWork(kogi, work);
  const breakId = await found(await refundThere(charge, total));
  await book(breakId, admin, "earner");
  const { payment, left } = await desk().getPaymentAsAdmin({ params: { transaction_id: transactionId } });
  expect(payment).toMatchObject({ status: "refunded", refunded_amount: { amount: `${total}` } });
  expect(left.amount).toBe("0");
  await compare();
  expect(await open()).toEqual([]);
});

test("news of Kogi's own refund that come before its name is stored freeze nothing", async () => {
  const { work, charge } = await paid();
  await kogi.platform.inTransaction(async (tx) => {
    const refund = {
      refund_id: "re_own",
      idempotency_key: newId(),
      charge_id: charge,
      amount_minor: 1n,
      state: "done",
    };
    await tx
      .insertInto("payments.sandbox_refunds")
      .values({ ...refund, created_at: now() })
      .execute();
    await emit(tx, kogi.platform, "refund.updated", "re_own");
  });
  await kogi.settle();
  expect(await open()).toEqual([]);
  await releaseWork(kogi, work);
});

test("a refund whose news were lost is frozen by the comparison, and free again once it came to nothing or is closed", async () => {
  const [one, other] = [await paid(), await paid()];
  const failing = await refundThere(one.charge, 700n, { told: false });
  const closed = await refundThere(other.charge, 800n, { told: false });
  await compare();
  for (const { work } of [one, other]) await expect(releaseWork(kogi, work)).rejects.toMatchObject(FROZEN);

  await kogi.platform.inTransaction(async (tx) => {
    await tx
      .updateTable("payments.sandbox_refunds")
      .set({ state: "failed" })
      .where("refund_id", "=", failing)
      .execute();
    await keepTransaction(tx, { kind: "refund_failed", source: failing, amount: money(700n, "EUR"), at: now() });
    await emit(tx, kogi.platform, "refund.updated", failing);
  });
  await kogi.settle();
  await releaseWork(kogi, one.work);
  expect(await refusal(book(await found(failing)))).toMatchObject({ status: 409, code: "break.gone" });
  for (const source of [failing, closed]) {
    const params = { break_id: await found(source) };
    await desk().adminTakeBreak({ params });
    await desk().adminCloseBreak({ params, body: { reason: "other", note: "Looked into." } });
  }
  await releaseWork(kogi, other.work);
  // It is still there at the provider, so the next look finds it anew; nothing is left of its protection.
  await compare();
  expect(await open()).toEqual([]);
  await kogi.platform.inTransaction((tx) =>
    sql`delete from payments.sandbox_transactions where source = ${closed}`.execute(tx),
  );
});

test("each other difference is booked as what it is, and the next comparison agrees", async () => {
  const { charge } = await paid();
  await days(2);
  await plant("charge", "ch_of_nobody", 7_700n);
  await plant("platform_payout", "po_kogi", -3_000n);
  await sql`update payments.sandbox_transactions set amount_minor = amount_minor - 1
    where kind = 'charge' and source = ${charge}`.execute(kogi.platform.db);
  await compare();
  const expected = {
    ch_of_nobody: ["gateway_pending -> unmatched 7700"],
    po_kogi: ["bank -> gateway_available 3000"],
    [charge]: ["suspense -> gateway_pending 1"],
  };
  for (const [source, lines] of Object.entries(expected)) {
    const breakId = await found(source);
    expect(await linesOf(breakId)).toEqual(lines);
    await book(breakId);
  }
  await compare();
  expect(await open()).toEqual([]);

  // The provider keeps a cent that nobody can name.
  await sql`update payments.sandbox_transactions set fee_minor = fee_minor + 1 where source = 'ch_of_nobody'`.execute(
    kogi.platform.db,
  );
  await compare();
  const breakId = await found("sandbox:EUR");
  expect(await linesOf(breakId)).toEqual(["suspense -> gateway_pending 1"]);
  await book(breakId);
  await compare();
  expect(await open()).toEqual([]);
});

test("what is young, or moves by the provider's own news, is not booked by hand", async () => {
  await kogi.platform.inTransaction((tx) =>
    keepTransaction(tx, { kind: "charge", source: "ch_young", amount: money(100n, "EUR"), at: now() }),
  );
  await compare();
  const breakId = await found("ch_young");
  expect(await read(breakId)).toMatchObject({ preview: null, refusal: "break.under_way", can: [] });
  expect(await refusal(book(breakId))).toMatchObject({ status: 409, code: "break.under_way" });
  await days(2);
  await compare();
  await book(breakId);
});

test("much takes two people: the second is somebody else, confirms what the first one saw, or sends it back", async () => {
  await plant("charge", "ch_big", 500_000n);
  await compare();
  const breakId = await found("ch_big");
  const proposed = await book(breakId);
  expect(proposed).toMatchObject({
    difference: { closed_at: null },
    bookings: [{ status: "proposed", can: ["withdraw"] }],
    can: [],
  });
  expect(await refusal(book(breakId, second))).toMatchObject({ status: 409, code: "booking.waits" });
  const answer = (by: Person, booking_id: string, word: "confirm" | "decline") =>
    by.api.payments.adminAnswerBooking({ params: { booking_id }, body: { answer: word }, idempotencyKey: newId() });
  const waits = proposed.bookings[0]?.booking_id ?? "";
  expect(await refusal(answer(admin, waits, "confirm"))).toMatchObject({ status: 403, code: "booking.second_person" });
  expect(await answer(second, waits, "decline")).toMatchObject({ status: "declined", journal_id: null });
  expect(await refusal(answer(second, waits, "confirm"))).toMatchObject({ status: 409, code: "booking.answered" });

  const again = (await book(breakId)).bookings[0]?.booking_id ?? "";
  const { data } = await second.api.payments.adminListBookings({ query: { status: ["proposed"] } });
  expect(data).toMatchObject([{ booking_id: again, can: ["answer"] }]);
  const answers = await Promise.allSettled([answer(second, again, "confirm"), answer(second, again, "confirm")]);
  expect(answers.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await read(breakId)).difference.close_reason).toBe("booked_since");
});

test("a large refund that was made there waits for a second administrator, and is frozen until then", async () => {
  const { work, transactionId, charge, total } = await paid(300_000n);
  const breakId = await found(await refundThere(charge, total));
  const booking_id = (await book(breakId)).bookings[0]?.booking_id ?? "";
  await expect(releaseWork(kogi, work)).rejects.toMatchObject(FROZEN);
  const params = { break_id: breakId };
  await desk().adminTakeBreak({ params });
  expect(
    await refusal(desk().adminCloseBreak({ params, body: { reason: "other", note: "Enough of it." } })),
  ).toMatchObject({ status: 409, code: "booking.waits" });
  await second.api.payments.adminAnswerBooking({
    params: { booking_id },
    body: { answer: "confirm" },
    idempotencyKey: newId(),
  });
  const { payment, orders } = await desk().getPaymentAsAdmin({ params: { transaction_id: transactionId } });
  expect(payment.status).toBe("refunded");
  expect(orders).toMatchObject([{ status: "in_force", answered_by: { user_id: second.userId } }]);
});

test("nobody books the refund of a payment of their own", async () => {
  const payer = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const { payment } = await paidWork(kogi, works, { payer, recipient: earner, cents: 5_000n });
  const row = await kogi.platform.db
    .selectFrom("payments.payments")
    .select("gateway_charge")
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  const breakId = await found(await refundThere(row.gateway_charge ?? "", 1_000n));
  expect(await refusal(book(breakId, payer))).toMatchObject({ status: 403, code: "refund.own_payment" });
  await book(breakId);
});

test("a plan whose charge was sent back there ends, as if it had been ordered here", async () => {
  const { userId } = await subscribe(kogi, "plus");
  // Weeks went by.
  await days(0);
  const row = await kogi.platform.db
    .selectFrom("payments.payments")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  const refund = await refundThere(row.gateway_charge ?? "", row.amount_minor, { currency: row.currency });
  const breakId = await found(refund);
  expect(await linesOf(breakId)).toEqual([`revenue -> gateway_pending ${row.amount_minor}`]);
  await book(breakId);
  await kogi.settle();
  const { state } = await kogi.platform.db
    .selectFrom("payments.subscriptions")
    .select("state")
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  expect(state).toBe("ended");
});

test("money that nobody claimed and that goes back to its card is claimed no more", async () => {
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
        created_at: now(),
      })
      .execute(),
  );
  await plant("charge", "ch_strange", 900n);
  await compare();
  await book(await found("ch_strange"));
  const before = await unmatched();
  const refund = await refundThere("ch_strange", 900n);
  await compare();
  const breakId = await found(refund);
  expect(await linesOf(breakId)).toEqual(["unmatched -> gateway_pending 900"]);
  await book(breakId);
  expect((await unmatched()) - before).toBe(-900n);
});

test("of two desks that book the same at once one does", async () => {
  await plant("charge", "ch_twice", 4_000n);
  await compare();
  const breakId = await found("ch_twice");
  const before = await unmatched();
  const answers = await Promise.allSettled([book(breakId, admin), book(breakId, second)]);
  expect(answers.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await unmatched()) - before).toBe(4_000n);
});

const unmatched = async () =>
  (await books(kogi.platform.db)).rows
    .filter((row) => row.account.startsWith("unmatched"))
    .reduce((all, row) => all + row.balance.minor, 0n);

test("only what the desk booked is taken back, once; then the difference is there again", async () => {
  await plant("charge", "ch_reversed", 600n);
  await compare();
  const first = (await book(await found("ch_reversed"))).bookings[0];
  const reverse = (journal_id: string, by = admin) =>
    by.api.payments.adminReverseJournal({
      params: { journal_id },
      body: { reason: "It was somebody's after all." },
      idempotencyKey: newId(),
    });
  const journalId = first?.journal_id ?? "";
  const { data } = await desk().listJournals({ query: { kind: ["milestone.funded"], limit: 1 } });
  expect(data[0]?.can).toEqual([]);
  expect(await refusal(reverse(data[0]?.journal_id ?? ""))).toMatchObject({ status: 409, code: "booking.not_by_hand" });
  expect(await refusal(reverse(newId()))).toMatchObject({ code: "ledger.journal_not_found" });
  expect((await desk().getJournal({ params: { journal_id: journalId } })).can).toEqual(["reverse"]);
  const answers = await Promise.allSettled([reverse(journalId, admin), reverse(journalId, second)]);
  expect(answers.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const reversed = await desk().getJournal({ params: { journal_id: journalId } });
  expect(reversed.reversed_by).not.toBeNull();
  expect(reversed.can).toEqual([]);
  await compare();
  await book(await found("ch_reversed"));
});

test("tax is paid from Kogi's own bank, never more than is owed", async () => {
  const invoiceId = newId();
  await kogi.platform.inTransaction((tx) =>
    postJournal(tx, taxBooked({ invoiceId, country: "EE", tax: money(900n, "EUR") }), now()),
  );
  const pay = (minor: string, key = newId()) =>
    desk().adminBookTaxPayment({
      body: { country: "EE", amount: { amount: minor, currency: "EUR" }, reason: "Return of the quarter." },
      idempotencyKey: key,
    });
  expect(await refusal(pay("901"))).toMatchObject({ status: 422, code: "booking.more_than_owed" });
  const answers = await Promise.allSettled([pay("600"), pay("600")]);
  expect(answers.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const rest = await pay("300");
  expect(rest).toMatchObject({ kind: "tax", status: "in_force", tax_country: "EE", can: ["reverse"] });
  const { legs } = await desk().getJournal({ params: { journal_id: rest.journal_id ?? "" } });
  expect(legs.map((leg) => `${leg.debit.kind} -> ${leg.credit.kind}`)).toEqual(["tax -> bank"]);
});
