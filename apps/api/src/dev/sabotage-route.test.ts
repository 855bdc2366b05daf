import { afterAll, beforeAll, expect, test } from "vitest";
import { ConfigError, readConfig } from "#platform/config/index.ts";
import { booksAs, payBy, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { PROJECT_FOLDER } from "#test/settings.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../db/checks/run.ts";
import { disarmSabotage } from "./sabotage-route.ts";

const kogi = world({}, { spoils: "all" });
const without = world({ KOGI_DEV: "off" });
let works: Works;
let client: Person;
let freelancer: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
  freelancer = await signUp(kogi);
});
afterAll(() => disarmSabotage(kogi.platform));

const arm = (kind: string, where = kogi) =>
  where.app.fastify.inject({ method: "POST", url: "/dev/sabotage", payload: { kind } });

async function pay() {
  const work = await works.order(client, freelancer, 10_000n);
  const payment = await startPaying(client, work);
  await payBy(kogi, payment.checkout_url);
  await kogi.settle();
  return { work, ...(await client.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } })) };
}

test("without development aids there is no sabotage, and a public address may not have them", async () => {
  expect((await arm("posting", without)).statusCode).toBe(404);
  const open = { PUBLIC_URL: "https://kogi.example", KOGI_DEV: "on" };
  expect(() => readConfig(open, PROJECT_FOLDER)).toThrow(ConfigError);
  expect(() => readConfig(open, PROJECT_FOLDER)).toThrow(/KOGI_DEV must be off/);
});

test("a lost webhook leaves one payment without its money, and only one", async () => {
  expect((await arm("webhook")).statusCode).toBe(200);
  expect((await pay()).status).toBe("pending");
  expect((await pay()).status).toBe("completed");
});

test("what was armed is gone after a start", async () => {
  await arm("webhook");
  await disarmSabotage(kogi.platform);
  expect((await pay()).status).toBe("completed");
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

test("a posting that is left out shows in the invariants", async () => {
  expect((await arm("posting")).statusCode).toBe(200);
  const { work } = await pay();
  expect(await booksAs(kogi, { [work.workId]: "work" })).toContain("milestone:work");
  expect((await runChecks(kogi.platform.db)).map(({ check }) => check)).toContain("03-balances-equal-transfers");
});

test("another kind of sabotage is refused", async () => {
  expect((await arm("coffee")).statusCode).toBe(422);
});
