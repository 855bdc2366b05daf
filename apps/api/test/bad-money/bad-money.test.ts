// Every route that moves money, names an amount or hears from a provider, called with what must not go through: each
// time a problem with its code, and books and everything on its way as they were. The same call unspoiled goes through
// at the end, so a refusal is of what was spoiled and of nothing else.
import { beforeAll, describe, expect, test, vi } from "vitest";
import { buildUrl } from "#api-schema/client.ts";
import type { AnyContract } from "#api-schema/core.ts";
import { books, refundMilestone, renderBooks } from "#modules/payments/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, paidWork, testWorks } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { amountsOf, type BadAmount, badAmounts, type WireAmount, withAt } from "./bad-amounts.ts";
import { bookingRows } from "./booking-rows.ts";
import { contractRows } from "./contract-rows.ts";
import { hiringRows } from "./hiring-rows.ts";
import { paymentRows } from "./payment-rows.ts";
import { planRows } from "./plan-rows.ts";
import type { AmountRule, MoneyCall, MoneyRow, Stage } from "./rows.ts";

// Weeks pass in some of these scenes.
vi.setConfig({ testTimeout: 120_000 });

const rows: readonly MoneyRow[] = [...hiringRows, ...contractRows, ...paymentRows, ...bookingRows, ...planRows];
const kogi = world();
let stage: Stage;
beforeAll(async () => {
  const works = testWorks(kogi);
  const client = await signUp(kogi, { user_type: "client", name: "Clara Client" });
  const freelancer = await signUp(kogi, { name: "Fred Free" });
  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  stage = { kogi, works, client, freelancer, admin };
});

const nameOf = (route: { method: string; path: string }) => `${route.method} ${route.path}`;

/** What must not change: every balance, and how much of everything that moves money there is. */
async function standing() {
  const { db } = kogi.platform;
  const counted = await Promise.all(
    (["journals", "transfers", "payments", "payouts", "refunds", "refund_orders", "method_charges"] as const).map(
      async (table) => {
        const { rows } = await db
          .selectFrom(`payments.${table}`)
          .select((eb) => eb.fn.countAll<bigint>().as("rows"))
          .executeTakeFirstOrThrow();
        return `${table} ${rows}`;
      },
    ),
  );
  return [renderBooks(await books(db)), ...counted].join("\n");
}

async function send(contract: AnyContract, call: MoneyCall, withKey = true) {
  const answer = await kogi.app.fastify.inject({
    method: contract.method,
    url: buildUrl(contract.path, call.params),
    headers: {
      ...call.by?.headers,
      ...call.headers,
      ...(withKey && contract.idempotency === "required" ? { "idempotency-key": newId() } : {}),
    },
    ...(call.body ? { payload: call.body } : {}),
  });
  const type = String(answer.headers["content-type"] ?? "");
  return { status: answer.statusCode, type, body: answer.payload === "" ? {} : answer.json() };
}

interface Expected {
  readonly status: number | readonly number[];
  readonly code: string | null;
  /** The field that has to be named. */
  readonly pointer?: string;
}

function expectRefused(answer: Awaited<ReturnType<typeof send>>, { status, code, pointer }: Expected, name: string) {
  const statuses = typeof status === "number" ? [status] : status;
  expect({ code: answer.body.code ?? null, status: answer.status }, name).toEqual({ code, status: answer.status });
  expect(statuses, `${name}: ${answer.status}`).toContain(answer.status);
  if (code === null) return;
  expect(answer.type, name).toContain("application/problem+json");
  expect(answer.body.detail, name).toMatch(/^[A-Z].{10,}\.$/);
  const pointers = (answer.body.errors ?? []).map((field: { pointer: string }) => field.pointer);
  if (pointer) expect(pointers, name).toContainEqual(expect.stringContaining(pointer));
}

/** Null when this is a fair answer here. */
function expectedOf(bad: BadAmount, rule: AmountRule | "digits", place: string): Expected | null {
  const pointer = `/body${place}`;
  const isSigned = rule !== "digits" && rule.signed === true;
  if (bad.refusedBy === "shape" || (bad.refusedBy === "sign" && !isSigned))
    return { status: 422, code: "request.invalid", pointer };
  if (rule === "digits") return null;
  if (rule.asSeen) return { status: 409, code: rule.code };
  if (bad.refusedBy === "rule") return { status: 422, code: rule.code, pointer };
  const code = bad.refusedBy === "foreign" ? rule.foreign : rule.zero === undefined ? rule.code : rule.zero;
  return code === null ? null : { status: [409, 422], code };
}

async function playAmounts(contract: AnyContract, row: MoneyRow, call: MoneyCall): Promise<number> {
  let played = 0;
  for (const [place, rule] of Object.entries(row.amounts ?? {})) {
    for (const bad of badAmounts) {
      const expected = expectedOf(bad, rule, place);
      const good: WireAmount = { amount: "10000", currency: rule === "digits" ? "EUR" : currencyAt(call.body, place) };
      const value = bad.value(good);
      if (!expected || (rule === "digits" && value.currency !== "EUR")) continue;
      const body = withAt(call.body, place, rule === "digits" ? value.amount : value);
      expectRefused(await send(contract, { ...call, body }), expected, `${place}: ${bad.name}`);
      played += 1;
    }
  }
  return played;
}

function currencyAt(body: object | undefined, place: string): string {
  let value: unknown = body;
  for (const name of place.split("/").slice(1)) value = Object(value)[name];
  return Object(value).currency ?? "EUR";
}

async function playFaults(contract: AnyContract, row: MoneyRow, call: MoneyCall): Promise<void> {
  for (const fault of row.faults) {
    const spoiled = { ...call, ...(await fault.spoil(call, stage)) };
    const before = await standing();
    expectRefused(await send(contract, spoiled), fault, fault.name);
    await kogi.settle();
    expect(await standing(), fault.name).toBe(before);
  }
}

describe("what must not go through is refused with its code, and moves nothing", () => {
  test.each(rows.map((row) => [row.route, row] as const))("%s", async (route, row) => {
    const contract = kogi.app.http.contracts.find((one) => nameOf(one) === route);
    if (!contract) throw new Error(`${route} is not served`);
    const call = await row.call(stage);
    await kogi.settle();
    const before = await standing();
    await playAmounts(contract, row, call);
    if (contract.idempotency === "required")
      expectRefused(await send(contract, call, false), { status: 400, code: "idempotency.key_required" }, "no key");
    if (contract.access !== "webhook")
      expectRefused(
        await send(contract, { ...call, body: { ...call.body, is_admin: true } }),
        { status: 422, code: "request.invalid" },
        "a field nobody asked for",
      );
    await kogi.settle();
    expect(await standing()).toBe(before);
    await playFaults(contract, row, call);
    expect((await send(contract, call)).status, "the call unspoiled").toBe(row.good);
  });
});

test.each([
  ["JPY", 12_345n, "12345", "sum JPY 0"],
  ["KWD", 123_457n, "123.457", "sum KWD 0.000"],
] as const)(
  "%s, whose coins are no hundredths, is held to the last one and goes back",
  async (currency, cents, held, sum) => {
    const payer = await signUp(kogi, { user_type: "client" });
    const recipient = await signUp(kogi);
    const { work, payment } = await paidWork(kogi, stage.works, { payer, recipient, cents, currency });
    expect(payment.held_amount).toEqual({ amount: String(cents), currency });
    expect(await booksAs(kogi, { [work.workId]: "work" })).toContain(`escrow milestone:work ${currency} ${held}`);
    const order = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both agreed." };
    await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
    await kogi.settle();
    const lines = (await booksAs(kogi, { [work.workId]: "work" })).split("\n");
    expect(lines.filter((line) => line.includes("escrow milestone:work"))).toEqual([]);
    expect(lines).toContain(sum);
  },
);

test("every route that moves money, names an amount or hears from a provider has a row for each amount", () => {
  const missing: string[] = [];
  let seen = 0;
  for (const contract of kogi.app.http.contracts) {
    const places = amountsOf(contract);
    if (contract.rate !== "money" && contract.access !== "webhook" && places.length === 0) continue;
    seen += 1;
    const row = rows.find((one) => one.route === nameOf(contract));
    if (!row) missing.push(nameOf(contract));
    for (const place of row ? places : []) if (!row?.amounts?.[place]) missing.push(`${nameOf(contract)} ${place}`);
  }
  expect(missing).toEqual([]);
  expect(seen).toBeGreaterThanOrEqual(34);
});

test("a new amount in a body is noticed, wherever it stands", () => {
  const money = { properties: { amount: {}, currency: {} } };
  const body = { properties: { tip: { anyOf: [money, {}] }, parts: { items: { properties: { share: money } } } } };
  expect(amountsOf({ method: "POST", body } as AnyContract)).toEqual(["/tip", "/parts/0/share"]);
});
