// Stripe takes amounts of three decimals that end in zero alone: prices, fees and refunds keep to it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { packOfProcessingAlone } from "#test/fee-packs.ts";
import { testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { refundMilestone, splitMilestone } from "../index.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;
let client: Person;
let earner: Person;
beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
  earner = await signUp(kogi, { name: "Femi Ade" });
});
afterAll(() => stripe.standIn.close());

const kwd = (minor: bigint) => money(minor, "KWD");
const paymentOf = async () => {
  const [newest] = (await client.api.payments.listPayments()).data;
  if (!newest) throw new Error("there is a payment by now");
  return newest;
};
async function paid(minor: bigint) {
  const work = await works.order(client, earner, minor, "KWD");
  await stripe.pay(client, work);
  return work;
}

test("a price in dinars is charged, each line of it a multiple of ten", async () => {
  await paid(10_000n);
  const { status, lines, amount } = await paymentOf();
  expect(status).toBe("completed");
  expect([...lines.map((line) => line.amount), amount].filter((one) => BigInt(one.amount) % 10n !== 0n)).toEqual([]);
});

test("refunds in any parts can be made, and give back every fil in the end", async () => {
  const work = await paid(10_050n);
  for (const part of [3_333n, 1n, 2_222n, null]) {
    await kogi.platform.inTransaction((tx) =>
      refundMilestone(tx, kogi.platform, {
        milestoneId: work.workId,
        ...(part === null ? {} : { amount: kwd(part) }),
        reference: `part:${part}:${work.workId}`,
        reason: "Both agreed.",
      }),
    );
    await kogi.settle();
  }
  const { status, amount, refunded_amount, refunds } = await paymentOf();
  expect(refunds.map((one) => one.state)).toEqual(["done", "done", "done", "done"]);
  expect({ status, refunded_amount }).toEqual({ status: "refunded", refunded_amount: amount });
});

test("a split to the fil sends the client's part back", async () => {
  const work = await paid(10_000n);
  await kogi.platform.inTransaction((tx) =>
    splitMilestone(tx, kogi.platform, {
      milestoneId: work.workId,
      clientId: work.payerId,
      freelancerId: work.recipientId,
      feeRuleId: work.feeRuleId,
      toFreelancer: kwd(3_333n),
      toClient: kwd(6_667n),
      reference: `split:${work.workId}`,
      description: "A mark for a bakery",
      reason: "Decided so.",
    }),
  );
  await kogi.settle();
  expect((await paymentOf()).refunds).toMatchObject([{ state: "done" }]);
});

test("the desk sends back nothing that the provider would refuse, where no fee makes up what it does not count", async () => {
  const desk = await signUp(kogi, { roles: ["admin"] });
  const feeRuleId = await packOfProcessingAlone(kogi, "payer");
  await stripe.pay(client, Object.assign(await works.order(client, earner, 10_000n, "KWD"), { feeRuleId }));
  const params = { transaction_id: (await paymentOf()).transaction_id };
  const order = (amount: string) =>
    desk.api.payments.orderRefund({
      params,
      body: { amount: { amount, currency: "KWD" }, bearer: "earner", reason: "Agreed." },
      idempotencyKey: newId(),
    });
  expect(await refusal(order("1234"))).toMatchObject({
    status: 422,
    code: "fees.too_fine",
    nearest: { amount: "1230", currency: "KWD" },
    errors: [{ pointer: "/body/amount/amount" }],
  });
  await order("1230");
  await kogi.settle();
  expect((await paymentOf()).refunds).toMatchObject([{ state: "done", amount: { amount: "1230" } }]);
});

test("a finer price is refused when it is agreed, with the nearest one", async () => {
  const quote = (amount: string) => client.api.payments.quoteFees({ query: { kind: "hire", amount, currency: "KWD" } });
  expect(await refusal(quote("10005"))).toMatchObject({
    status: 422,
    code: "fees.too_fine",
    nearest: { amount: "10000", currency: "KWD" },
  });
  expect((await quote("10010")).amount.amount).toBe("10010");
});
