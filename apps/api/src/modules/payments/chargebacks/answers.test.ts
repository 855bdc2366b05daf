// What is written to a bank, what has reached it, and who hears that it waits.
import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { payWith, signBackIn, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { finishStuck } from "../follow-up/finish-stuck.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { GatewayRefused } from "../gateway/port.ts";

const WON_WITH_EVIDENCE = "4000 0000 0000 2685";

const kogi = world();
let works: Works;
let admin: Person;
beforeAll(async () => {
  works = testWorks(kogi);
  admin = await signUp(kogi, { roles: ["admin"] });
});

/** A card payment that its bank has taken back just now. */
async function disputed(): Promise<{ chargeback_id: string }> {
  const payer = await signUp(kogi, { user_type: "client" });
  const { checkout_url } = await startPaying(payer, await works.order(payer, await signUp(kogi), 50_000n));
  await payWith(kogi, checkout_url, WON_WITH_EVIDENCE);
  await kogi.settle();
  await kogi.advance(DAY_MS + 1);
  admin = await signBackIn(kogi, admin);
  const { data } = await admin.api.payments.listChargebacks({ query: { limit: 1 } });
  return { chargeback_id: data[0]?.chargeback_id ?? "" };
}
const read = (params: { chargeback_id: string }) => admin.api.payments.getChargeback({ params });
const answer = (params: { chargeback_id: string }, text = "The work was handed in.") =>
  admin.api.payments.submitChargebackEvidence({ params, body: { text }, idempotencyKey: newId() });
const titles = async () => (await admin.api.notifications.listNotifications()).data.map((notice) => notice.title);
const later = (ms: number) => kogi.platform.clock.setOffset(kogi.platform.clock.offsetMs + ms);
const loseJobs = () =>
  kogi.platform.owner((database) => database.query("delete from pgboss.job where state in ('created', 'retry')"));

test("an answer is sent when the provider has it, and not before", async () => {
  const params = await disputed();
  expect(await answer(params)).toMatchObject({ status: "held", evidence: { sent_at: null }, can: [] });
  expect(await refusal(answer(params))).toMatchObject({ status: 409, code: "chargeback.answered" });
  await kogi.settle();
  expect(await read(params)).toMatchObject({ status: "evidence_sent", evidence: { sent_at: expect.any(String) } });
});

test("an answer that the provider refuses was not sent: its words are written anew, and every administrator hears", async () => {
  const params = await disputed();
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, {
    ...gateway,
    async submitEvidence() {
      throw new GatewayRefused("parameter_invalid", "evidence");
    },
  });
  await answer(params, "It was too long.");
  await kogi.settle();
  useGateway(kogi.platform, gateway);
  expect(await read(params)).toMatchObject({
    status: "held",
    evidence: null,
    evidence_refused: true,
    can: ["submit_evidence"],
  });
  expect((await titles()).join()).toMatch(/Our answer to a bank about €[\d.]+ was not taken/);
  expect(await admin.api.payments.draftChargebackEvidence({ params })).toEqual({ text: "It was too long.", files: [] });
  await answer(params, "It is short now.");
  await kogi.settle();
  expect(await read(params)).toMatchObject({
    status: "evidence_sent",
    evidence: { text: "It is short now." },
    evidence_refused: false,
  });
});

test("an answer whose job was lost is sent within minutes, and one that never arrived is sent again", async () => {
  const params = await disputed();
  await answer(params);
  await loseJobs();
  later(20 * MINUTE_MS);
  await finishStuck(kogi.platform);
  expect((await read(params)).status).toBe("evidence_sent");
  const atProvider = (state: string) =>
    kogi.platform.inTransaction((tx) =>
      tx.updateTable("payments.sandbox_disputes").set({ state }).where("state", "in", ["under_review"]).execute(),
    );
  await atProvider("needs_response");
  later(25 * HOUR_MS);
  await finishStuck(kogi.platform);
  expect(await read(params)).toMatchObject({ status: "held", evidence: { sent_at: null } });
  await kogi.settle();
  expect((await read(params)).status).toBe("evidence_sent");
});

test("a dispute whose end was never told is found a day later", async () => {
  const params = await disputed();
  await kogi.platform.inTransaction((tx) =>
    tx.updateTable("payments.sandbox_disputes").set({ state: "lost" }).where("state", "=", "needs_response").execute(),
  );
  later(HOUR_MS);
  await finishStuck(kogi.platform);
  expect((await read(params)).status).toBe("held");
  later(DAY_MS);
  admin = await signBackIn(kogi, admin);
  await finishStuck(kogi.platform);
  expect((await read(params)).status).toBe("lost");
  expect(await finishStuck(kogi.platform)).toBe(0);
});

test("every administrator hears when a bank takes money, and three days before its answer is due unless it is written", async () => {
  const opened = /^A bank took a card payment of €[\d.]+ back$/;
  const reminded = /^A bank still waits for an answer about €[\d.]+$/;
  const count = async (title: RegExp) => (await titles()).filter((one) => title.test(one)).length;
  const before = { opened: await count(opened), reminded: await count(reminded) };
  const first = await disputed();
  await disputed();
  expect(await count(opened)).toBe(before.opened + 2);
  await answer(first);
  await kogi.advance(3 * DAY_MS);
  admin = await signBackIn(kogi, admin);
  expect(await count(reminded)).toBe(before.reminded);
  await kogi.advance(DAY_MS + HOUR_MS);
  admin = await signBackIn(kogi, admin);
  expect(await count(reminded)).toBe(before.reminded + 1);
});
