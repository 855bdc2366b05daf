import { beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { paidWork, payBy, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { books } from "../index.ts";

const kogi = world();
let works: Works;
let client: Person;
let freelancer: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client", name: "Cleo Park" });
  freelancer = await signUp(kogi, { name: "Femi Ade" });
});

test("a payment is the payer's and, once paid, the recipient's; for others it does not exist", async () => {
  const stranger = await signUp(kogi);
  const work = await works.order(client, freelancer, 40_000n);
  const { transaction_id, checkout_url } = await startPaying(client, work);
  const params = { transaction_id };
  for (const other of [stranger, freelancer])
    expect(await refusal(other.api.payments.getPayment({ params }))).toMatchObject({
      status: 404,
      code: "payment.not_found",
    });
  await payBy(kogi, checkout_url);
  await kogi.settle();
  expect(await freelancer.api.payments.getPayment({ params })).toMatchObject({
    attempts: [],
    checkout_url: null,
    can: [],
  });
  expect(
    (await freelancer.api.payments.listPayments({ query: { direction: "in", limit: 1, count: true } })).data[0],
  ).toMatchObject(params);
  expect(await refusal(stranger.api.payments.getPayment({ params }))).toMatchObject({ status: 404 });
  expect((await stranger.api.payments.listPayments()).data).toEqual([]);
  expect(await refusal(kogi.api().payments.listPayments())).toMatchObject({ status: 401 });
});

test("what was paid into a series round is listed for who paid and who got it; for others there is no such round", async () => {
  const params = { round_id: newId() };
  const ofRound = (who: Person, query = {}) => who.api.payments.listPaymentsOfRound({ params, query });
  const payerOfRound = await signUp(kogi, { user_type: "client" });
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1)
    ids.unshift(
      (await paidWork(kogi, works, { payer: payerOfRound, recipient: freelancer, cents: 10_000n })).payment
        .transaction_id,
    );
  expect(await refusal(ofRound(payerOfRound))).toMatchObject({ status: 404, code: "payment.not_found" });
  // The module that owns rounds will write this; until then nothing does.
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("payments.payments")
      .set({ series_round_id: params.round_id })
      .where("transaction_id", "in", ids)
      .execute(),
  );
  for (const who of [payerOfRound, freelancer]) {
    const first = await ofRound(who, { limit: 2, count: true });
    const last = await ofRound(who, { limit: 2, cursor: first.next_cursor });
    expect([...first.data, ...last.data].map((payment) => payment.transaction_id)).toEqual(ids);
    expect([first.total, last.next_cursor]).toEqual([3, null]);
  }
  expect((await ofRound(freelancer)).data[0]).toMatchObject({ series_round_id: params.round_id, checkout_url: null });
  expect(await refusal(ofRound(client))).toMatchObject({ status: 404, code: "payment.not_found" });
});

test("pages of payments follow each other without a gap or a repeat", async () => {
  for (let count = 0; count < 6; count += 1)
    await paidWork(kogi, works, { payer: client, recipient: freelancer, cents: 10_000n });
  const all: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof client.api.payments.listPayments>> = await client.api.payments.listPayments({
      query: { limit: 3, count: true, ...(cursor === null ? {} : { cursor }) },
    });
    all.push(...page.data.map((payment) => payment.transaction_id));
    cursor = page.next_cursor;
    if (cursor === null) {
      expect(all).toHaveLength(page.total ?? 0);
      break;
    }
  }
  expect(new Set(all).size).toBe(all.length);
  const ofStates = (...status: ("completed" | "pending")[]) =>
    client.api.payments.listPayments({
      query: { status, type: ["test_work", "subscription"], sort: "-created_at", count: true, limit: 1 },
    });
  expect((await ofStates("completed")).total).toBe(all.length);
  expect((await ofStates("completed", "pending")).total).toBe(all.length);
  expect((await ofStates("pending")).total).toBe(0);
  expect(await refusal(client.api.payments.listPayments({ query: { cursor: "bm9uc2Vuc2U" } }))).toMatchObject({
    status: 422,
  });
});

test("an unknown type and amounts that cannot be paid are refused, and the books stay as they are", async () => {
  const work = await works.order(client, freelancer, 40_000n);
  const before = await books(kogi.platform.db);
  const attempt = (body: Record<string, unknown>) =>
    refusal(
      client.api.payments.startPayment({
        // Some of these bodies are wrong on purpose.
        body: { type: "test_work", milestone_id: work.workId, ...body } as { type: string },
        idempotencyKey: newId(),
      }),
    );
  expect(await attempt({ type: "gift" })).toMatchObject({ status: 422, code: "payment.unknown_type" });
  const amounts: readonly [amount: unknown, currency: unknown, code: string][] = [
    ["0", "EUR", "payment.invalid_amount"],
    ["-5", "EUR", "request.invalid"],
    ["12.50", "EUR", "request.invalid"],
    ["1e3", "EUR", "request.invalid"],
    ["007", "EUR", "payment.invalid_amount"],
    ["999999999999999", "EUR", "payment.invalid_amount"],
    ["99999999999999999999", "EUR", "request.invalid"],
    [400, "EUR", "request.invalid"],
    ["40000", "XYZ", "payment.invalid_amount"],
    ["40000", "eur", "request.invalid"],
    ["40000", "JPY", "payment.amount_changed"],
    ["40000", "KWD", "payment.amount_changed"],
    ["39999", "EUR", "payment.amount_changed"],
  ];
  for (const [amount, currency, code] of amounts) {
    const problem = await attempt({ amount: { amount, currency } });
    expect([amount, currency, problem.code]).toEqual([amount, currency, code]);
    if (problem.status === 422) expect(problem.errors?.[0]?.pointer).toMatch(/^\/body\/amount\/(amount|currency)$/);
  }
  expect(await attempt({ surprise: 1 })).toMatchObject({ status: 422, errors: [{ pointer: "/body/surprise" }] });
  expect(await books(kogi.platform.db)).toEqual(before);
});
