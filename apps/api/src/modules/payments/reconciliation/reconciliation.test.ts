import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, paidWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { GatewayAway } from "../gateway/port.ts";
import { books, renderBooks } from "../index.ts";

const kogi = world({}, { spoils: ["10-gateway-agrees"] });
let works: Works;
let admin: Person;

/** The provider's books, changed behind everybody's back. */
const tamper = (statement: ReturnType<typeof sql>) => kogi.platform.inTransaction((tx) => statement.execute(tx));
const run = () => admin.api.payments.adminReconcile({});
const open = async () => (await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } })).data;
const classes = async () => (await open()).map((one) => `${one.kind} ${one.class}`).toSorted();
const shown = async () => renderBooks(await books(kogi.platform.db));

// Two payments, a refund-free past, and a payout, all of them some days old.
beforeAll(async () => {
  works = testWorks(kogi);
  admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const client = await signUp(kogi, { user_type: "client" });
  let earner = await signUp(kogi, { name: "Femi Ade" });
  const iban = "DE89 3704 0044 0532 0130 00";
  await earner.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban, currency: "EUR" },
  });
  await earnedBy(kogi, works, { payer: client, recipient: earner, cents: 100_000n, released: 100_000n });
  await paidWork(kogi, works, { payer: client, recipient: earner, cents: 20_000n });
  await kogi.advance(5 * DAY_MS);
  earner = await signBackIn(kogi, earner);
  await earner.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  await earner.api.payments.requestPayout({
    body: { amount: { amount: "50000", currency: "EUR" } },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  await kogi.advance(2 * DAY_MS);
  admin = await signBackIn(kogi, admin);
});

test("books that agree give no difference", async () => {
  const answer = await run();
  expect(answer).toMatchObject({ breaks_found: 0, breaks_new: 0 });
  expect(answer.compared).toBe(3);
  const { data } = await admin.api.payments.adminListReconciliationRuns();
  expect(data[0]).toMatchObject({ compared: 3, matched: 3 });
});

test.each(["balances", "transactions", "fetchPayout"] as const)(
  "who compares while the provider does not answer (%s) is told so and when to come back, and no comparison is noted",
  async (call) => {
    const gateway = gatewayOf(kogi.platform);
    const before = (await admin.api.payments.adminListReconciliationRuns()).data;
    useGateway(kogi.platform, { ...gateway, [call]: () => Promise.reject(new GatewayAway("no answer")) });
    const url = "/api/admin/reconciliation/runs";
    const answer = await kogi.app.fastify.inject({ method: "POST", url, headers: admin.headers });
    useGateway(kogi.platform, gateway);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("2");
    expect(answer.json()).toMatchObject({ code: "payment.gateway_away" });
    expect((await admin.api.payments.adminListReconciliationRuns()).data).toEqual(before);
  },
);

test("each kind of difference that is planted is caught once, and nothing is booked", async () => {
  const before = await shown();
  const at = new Date(kogi.platform.clock.now().getTime() - 2 * DAY_MS);
  const young = kogi.platform.clock.now();
  const plant = (kind: string, source: string, minor: bigint, when = at) =>
    tamper(sql`insert into payments.sandbox_transactions
      (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
      values (${kind}, ${source}, ${minor}, 0, 'EUR', ${when}, ${when})`);
  const charges = await kogi.platform.db
    .selectFrom("payments.payments")
    .select("gateway_charge")
    .orderBy("created_at")
    .execute();
  const [first, second] = charges.map((row) => row.gateway_charge ?? "");
  // A refund made at the provider's own desk; money of nobody; a charge of another amount; one taken twice; one that the
  // provider has lost; a payout that its bank does not know; and a charge of this very minute.
  await plant("refund", "re_by_hand", -500n);
  await plant("charge", "ch_of_nobody", 7_700n);
  await tamper(sql`update payments.sandbox_transactions set amount_minor = amount_minor - 1
    where kind = 'charge' and source = ${first}`);
  await plant("charge", second ?? "", 20_000n);
  await plant("charge", "ch_just_now", 100n, new Date(young.getTime() - 60_000));
  await tamper(sql`delete from payments.sandbox_payouts`);
  await tamper(sql`delete from payments.sandbox_transactions where kind = 'payout'`);

  const answer = await run();
  await kogi.settle();
  expect(await classes()).toEqual([
    "charge amount",
    "charge duplicate",
    "charge timing",
    "charge unknown_inflow",
    "payout missing_there",
    "payout_state payout_state",
    "refund missing_here",
  ]);
  expect(answer.breaks_new).toBe(7);
  const counted = (query: object) => admin.api.payments.adminListBreaks({ query: { limit: 1, count: true, ...query } });
  expect((await counted({ open: true })).total).toBe(7);
  expect((await counted({ class: "duplicate" })).total).toBe(1);
  expect(await run()).toMatchObject({ breaks_found: 7, breaks_new: 0 });
  expect(await shown()).toBe(before);
  const { data } = await admin.api.notifications.listNotifications({ query: {} });
  expect(data.map((one) => one.title)).toContain("The books differ in 7 places");
});

test("a dispute that nobody heard of is found, and so is what differs in the balance alone", async () => {
  await tamper(sql`insert into payments.sandbox_transactions
    (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
    values ('dispute', 'dp_unheard', -300, 15, 'EUR', ${kogi.platform.clock.now()}, ${kogi.platform.clock.now()})`);
  await kogi.advance(1_000);
  await run();
  // The dispute by its name, young as it is; its fee, which nobody booked, by the balance.
  expect(await classes()).toEqual(expect.arrayContaining(["balance balance", "dispute timing"]));
});

test("a difference ages, is owned, noted and closed with a reason, and the audit says by whom", async () => {
  const [one] = (await open()).filter((row) => row.class === "unknown_inflow");
  const params = { break_id: one?.break_id ?? "" };
  expect(one).toMatchObject({
    age_days: 0,
    owner: null,
    can: ["take", "note"],
    theirs: { amount: "7700" },
    ours: null,
  });
  const body = { reason: "not_booked" as const, note: "The provider says it was a test of theirs." };
  expect(await refusal(admin.api.payments.adminCloseBreak({ params, body }))).toMatchObject({
    status: 409,
    code: "break.not_owned",
  });
  await admin.api.payments.adminTakeBreak({ params });
  // Nothing is written off by closing, so nobody says so.
  const writtenOff = { ...body, reason: "written_off" as "not_booked" };
  expect(await refusal(admin.api.payments.adminCloseBreak({ params, body: writtenOff }))).toMatchObject({
    status: 422,
  });
  await admin.api.payments.adminNoteBreak({ params, body: { text: "Asked their support." } });
  const closed = await admin.api.payments.adminCloseBreak({ params, body });
  expect(closed).toMatchObject({
    close_reason: "not_booked",
    can: [],
    notes: [{ text: "Asked their support." }, {}],
  });
  expect(await refusal(admin.api.payments.adminCloseBreak({ params, body }))).toMatchObject({ code: "break.closed" });
  const log = await kogi.platform.db
    .selectFrom("platform.audit_log")
    .select("action")
    .where("actor_id", "=", admin.userId)
    .where("action", "like", "payments.break_%")
    .execute();
  expect(log.map((row) => row.action)).toEqual([
    "payments.break_taken",
    "payments.break_noted",
    "payments.break_closed",
  ]);
});

test("who closes a difference is told that somebody's booking of it may wait", async () => {
  const at = new Date(kogi.platform.clock.now().getTime() - 2 * DAY_MS);
  // More than one person may book.
  await tamper(sql`insert into payments.sandbox_transactions
    (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
    values ('charge', 'ch_of_many', 500000, 0, 'EUR', ${at}, ${at})`);
  await run();
  const [one] = (await open()).filter((row) => row.source === "ch_of_many");
  const params = { break_id: one?.break_id ?? "" };
  await admin.api.payments.adminBookBreak({
    params,
    body: { reason: "Support did it by hand.", bearer: "kogi" },
    idempotencyKey: newId(),
  });
  await admin.api.payments.adminTakeBreak({ params });
  const closing = admin.api.payments.adminCloseBreak({ params, body: { reason: "other", note: "Enough of it." } });
  expect(await refusal(closing)).toMatchObject({ status: 409, code: "booking.waits" });
  expect((await open()).map((row) => row.source)).toContain("ch_of_many");
});

test("what was closed for good is not opened again the next night, and what differs otherwise since is", async () => {
  const sources = async () => (await open()).map((one) => one.source);
  await kogi.advance(DAY_MS);
  admin = await signBackIn(kogi, admin);
  await run();
  expect(await sources()).not.toContain("ch_of_nobody");
  await tamper(sql`update payments.sandbox_transactions set amount_minor = 7701 where source = 'ch_of_nobody'`);
  await run();
  expect(await sources()).toContain("ch_of_nobody");
});

test("what is no longer found stays open and says so", async () => {
  await tamper(sql`delete from payments.sandbox_transactions where source = 're_by_hand'`);
  await run();
  const [gone] = (await open()).filter((row) => row.source === "re_by_hand");
  expect(gone).toMatchObject({ still_there: false, closed_at: null });
});
