// At the provider's own desk the whole charge goes back, whoever a pack lets bear the processing: what left has left.
import { beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { packOfProcessingAlone, packsOfEachBearer } from "#test/fee-packs.ts";
import { eur } from "#test/hiring.ts";
import { booksAs, earnedBy, paidWork, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refundByHand } from "#test/provider-desk.ts";
import { world } from "#test/world.ts";

const kogi = world();
let works: Works;
let admin: Person;
const packs: Record<string, string> = {};
beforeAll(async () => {
  works = testWorks(kogi);
  admin = await signUp(kogi, { roles: ["admin"] });
  for (const { bearer, feeRuleId } of await packsOfEachBearer(kogi)) packs[bearer] = feeRuleId;
  packs["payer of no other fee"] = await packOfProcessingAlone(kogi, "payer");
});

/** What each account of fees has, and the freelancer. */
async function accounts(userId: string) {
  const lines = (await booksAs(kogi, { [userId]: "ada" })).split("\n");
  return lines.filter((line) => /^(revenue (client_fee|processing|processing_borne)|clearing user:ada) /.test(line));
}
async function paidUnder(pack: string) {
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  await earnedBy(kogi, works, { payer, recipient, cents: 40_000n, released: 40_000n });
  const before = await accounts(recipient.userId);
  const under: Works = {
    order: async (...deal) => Object.assign(await works.order(...deal), { feeRuleId: packs[pack] }),
  };
  const { payment } = await paidWork(kogi, under, { payer, recipient, cents: 20_000n });
  const { gateway_charge: charge } = await kogi.platform.db
    .selectFrom("payments.payments")
    .select("gateway_charge")
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  return { payer, recipient, before, payment, charge: charge ?? "" };
}
async function bookRefund(charge: string, minor: bigint) {
  const source = await refundByHand(kogi, { charge, minor });
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  await admin.api.payments.adminBookBreak({
    params: { break_id: data.find((one) => one.source === source)?.break_id ?? "" },
    body: { reason: "Support did it by hand.", bearer: "earner" },
    idempotencyKey: newId(),
  });
  await kogi.settle();
}
const seenBy = (payer: Person, transaction_id: string) => payer.api.payments.getPayment({ params: { transaction_id } });

test.for(["platform", "payer", "payer of no other fee", "recipient"])(
  "a whole charge that went back there leaves the books as they were (%s)",
  async (pack) => {
    const { payer, recipient, before, payment, charge } = await paidUnder(pack);
    await bookRefund(charge, BigInt(payment.amount.amount));
    expect(await seenBy(payer, payment.transaction_id)).toMatchObject({
      status: "refunded",
      refunded_amount: payment.amount,
    });
    expect(await accounts(recipient.userId)).toEqual(before);
  },
);

test.for(["platform", "payer", "payer of no other fee", "recipient"])(
  "so does the half of a charge, and then its other half (%s)",
  async (pack) => {
    const { payer, recipient, before, payment, charge } = await paidUnder(pack);
    const half = BigInt(payment.amount.amount) / 2n;
    await bookRefund(charge, half);
    await bookRefund(charge, BigInt(payment.amount.amount) - half);
    expect((await seenBy(payer, payment.transaction_id)).status).toBe("refunded");
    expect(await accounts(recipient.userId)).toEqual(before);
  },
);

test("what the payer lost with a part comes back, too, where all that was left of the charge was sent back there", async () => {
  const { payer, recipient, before, payment, charge } = await paidUnder("payer");
  await admin.api.payments.orderRefund({
    params: { transaction_id: payment.transaction_id },
    body: { amount: eur(10_000), bearer: "earner", reason: "Charged by mistake." },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  const { refunded_amount: back } = await seenBy(payer, payment.transaction_id);
  await bookRefund(charge, BigInt(payment.amount.amount) - BigInt(back.amount));
  expect(await seenBy(payer, payment.transaction_id)).toMatchObject({
    status: "refunded",
    refunded_amount: payment.amount,
  });
  expect(await accounts(recipient.userId)).toEqual(before);
});
