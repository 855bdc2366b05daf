// What the provider says of our answer comes late, or while the bank goes from asking to taking the money.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { finishStuck } from "../follow-up/finish-stuck.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { type Gateway, GatewayAway } from "../gateway/port.ts";
import { followDispute } from "./follow-dispute.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;
let admin: Person;

beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
  admin = await signUp(kogi, { roles: ["admin"] });
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

/** Paid by card, and its bank asks, or takes the money. */
async function asked(how: "inquire" | "dispute") {
  const client = await signUp(kogi, { user_type: "client" });
  const charge = await stripe.pay(client, await works.order(client, await signUp(kogi), 50_000n));
  const dispute = stripe.standIn.world[how](charge);
  await stripe.tell("charge.dispute.created", { id: dispute });
  const { data } = await admin.api.payments.listChargebacks({ query: { limit: 1, running: true } });
  const params = { chargeback_id: data[0]?.chargeback_id ?? "" };
  return {
    dispute,
    read: () => admin.api.payments.getChargeback({ params }),
    answer: () =>
      admin.api.payments.submitChargebackEvidence({
        params,
        body: { text: "The work was handed in." },
        idempotencyKey: newId(),
      }),
  };
}

/** What is done meanwhile meets a provider that does this otherwise. */
async function meeting(change: (gateway: Gateway) => Partial<Gateway>, work: () => Promise<void>): Promise<void> {
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, { ...gateway, ...change(gateway) });
  try {
    await work();
  } finally {
    useGateway(kogi.platform, gateway);
  }
}

const ANSWERED = {
  status: "evidence_sent",
  evidence: { text: "The work was handed in.", sent_at: expect.any(String) },
  can: [],
};

test("what was sent to an inquiry answers the chargeback that it becomes, where the bank looks at it already", async () => {
  const { dispute, answer, read } = await asked("inquire");
  await answer();
  await kogi.settle();
  stripe.standIn.world.escalate(dispute, "under_review");
  await stripe.tell("charge.dispute.funds_withdrawn", { id: dispute });
  expect(await read()).toMatchObject({ ...ANSWERED, parts: [{ source: "protected" }, { source: "platform" }] });
});

test("so does what was on its way while the bank took the money", async () => {
  const { dispute, answer, read } = await asked("inquire");
  const taking = (gateway: Gateway): Partial<Gateway> => ({
    async submitEvidence(wish) {
      const sent = await gateway.submitEvidence(wish);
      stripe.standIn.world.escalate(dispute, "under_review");
      await followDispute(kogi.platform, dispute);
      return sent;
    },
  });
  await meeting(taking, async () => {
    await answer();
    await kogi.settle();
  });
  expect(await read()).toMatchObject(ANSWERED);
});

test("an answer that arrived though the provider did not say so is known by what the dispute says", async () => {
  const { dispute, answer, read } = await asked("dispute");
  const silent = (gateway: Gateway): Partial<Gateway> => ({
    async submitEvidence(wish) {
      await gateway.submitEvidence(wish);
      throw new GatewayAway("The line went dead.");
    },
  });
  await meeting(silent, async () => {
    await answer();
    await kogi.settle();
    expect(await read()).toMatchObject({ status: "held" });
    await stripe.tell("charge.dispute.updated", { id: dispute });
    expect(await read()).toMatchObject(ANSWERED);
  });
});

test("a provider that still waits for what it has is not sent it in turn for ever, but once a day", async () => {
  const { dispute, answer, read } = await asked("dispute");
  let sent = 0;
  const late = (gateway: Gateway): Partial<Gateway> => ({
    async submitEvidence(wish) {
      if (wish.dispute === dispute) sent += 1;
      return gateway.submitEvidence(wish);
    },
    async fetchDispute(id) {
      const found = await gateway.fetchDispute(id);
      // Without an end of its own the test would have none where the two ask each other.
      return found && id === dispute && sent < 5 ? { ...found, state: "needs_response" } : found;
    },
  });
  await meeting(late, async () => {
    await answer();
    await kogi.settle();
    expect([sent, (await read()).status]).toEqual([1, "evidence_sent"]);
    await kogi.advance(DAY_MS + HOUR_MS);
    await finishStuck(kogi.platform);
    await kogi.settle();
    expect(sent).toBe(2);
  });
  admin = await signBackIn(kogi, admin);
  expect((await read()).status).toBe("evidence_sent");
});

test("how the bank decided is heard though our answer cannot be sent", async () => {
  const { dispute, answer, read } = await asked("dispute");
  const submitEvidence = () => Promise.reject(new GatewayAway("this key may answer nothing"));
  await meeting(
    () => ({ submitEvidence }),
    async () => {
      await answer();
      await kogi.settle();
      stripe.standIn.world.decideDispute(dispute, false);
      await kogi.advance(HOUR_MS);
      await finishStuck(kogi.platform);
    },
  );
  expect((await read()).status).toBe("lost");
});
