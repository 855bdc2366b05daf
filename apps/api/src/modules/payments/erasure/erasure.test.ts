import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur } from "#test/hiring.ts";
import {
  booksAs,
  earnedBy,
  payWith,
  releaseWork,
  signBackIn,
  startPaying,
  testWorks,
  type Work,
  type Works,
} from "#test/paying.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { startPayment } from "../checkout/start-payment.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { refundMilestone } from "../index.ts";
import { requestPayout } from "../payouts/request-payout.ts";

const kogi = world();
let works: Works;

beforeAll(() => {
  works = testWorks(kogi);
});

const erase = (person: Person) =>
  person.api.users.eraseUser({ params: { user_id: person.userId }, body: { password: PASSWORD } });
/** Its bank takes the money back a day later. */
const DISPUTED = "4000 0000 0000 0259";
/** Its bank sends every refund back two days later. */
const REFUNDS_COME_BACK = "4000 0000 0000 5126";
async function paidFor(payer: Person, recipient: Person, card: string): Promise<Work> {
  const work = await works.order(payer, recipient, 50_000n);
  const payment = await startPaying(payer, work);
  await payWith(kogi, payment.checkout_url, card);
  await kogi.settle();
  return work;
}
const identityOf = (person: Person) =>
  kogi.platform.db
    .selectFrom("payments.identity_checks")
    .select("legal_name")
    .where("user_id", "=", person.userId)
    .execute();

test("nobody goes while money of theirs is on its way; each sum is named", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const freelancer = await signUp(kogi);
  const { payment } = await earnedBy(kogi, works, {
    payer: client,
    recipient: freelancer,
    cents: 100_000n,
    released: 60_000n,
  });
  expect(payment.status).toBe("completed");
  expect(await refusal(erase(client))).toMatchObject({ reasons: ["You protect €400.00 for others' work."] });
  expect(await refusal(erase(freelancer))).toMatchObject({
    reasons: ["€540.00 of yours is still clearing.", "€400.00 is protected for work of yours."],
  });
  const other = await signUp(kogi, { user_type: "client" });
  await startPaying(other, await works.order(other, freelancer, 5_000n));
  expect(await refusal(erase(other))).toMatchObject({
    reasons: ["A payment of yours is open; finish it or cancel it."],
  });
});

test("nobody goes while a bank disputes what they paid or were paid, nor while a refund of theirs has not arrived", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const freelancer = await signUp(kogi);
  await releaseWork(kogi, await paidFor(client, freelancer, DISPUTED));
  await kogi.advance(DAY_MS + 1); // all of it is held, so that neither wallet shows anything
  expect(await refusal(erase(client))).toMatchObject({
    reasons: ["A card's bank disputes a payment of yours and has not decided yet."],
  });
  expect(await refusal(erase(freelancer))).toMatchObject({
    reasons: ["A card's bank disputes a payment to you and has not decided yet."],
  });
  const other = await signUp(kogi, { user_type: "client" });
  const unwanted = await paidFor(other, freelancer, "4242 4242 4242 4242");
  await kogi.platform.inTransaction((tx) =>
    refundMilestone(tx, kogi.platform, {
      milestoneId: unwanted.workId,
      reference: `cancel:${unwanted.workId}`,
      reason: "Both agreed.",
    }),
  );
  expect(await refusal(erase(other))).toMatchObject({ reasons: ["A refund of yours has not arrived yet."] });
  await kogi.settle();
  await erase(other);
});

test("a refund that fails for good keeps nobody: while it is tried again they wait, and then they may go", async () => {
  let client = await signUp(kogi, { user_type: "client" });
  const unwanted = await paidFor(client, await signUp(kogi), REFUNDS_COME_BACK);
  await kogi.platform.inTransaction((tx) =>
    refundMilestone(tx, kogi.platform, {
      milestoneId: unwanted.workId,
      reference: `cancel:${unwanted.workId}`,
      reason: "Both agreed.",
    }),
  );
  await kogi.settle();
  await kogi.advance(2 * DAY_MS);
  client = await signBackIn(kogi, client);
  expect(await refusal(erase(client))).toMatchObject({ reasons: ["A refund of yours has not arrived yet."] });
  for (const days of [1, 2, 1, 2, 3, 2]) await kogi.advance(days * DAY_MS);
  client = await signBackIn(kogi, client);
  const { data } = await client.api.payments.listPayments();
  expect(data[0]?.refunds).toMatchObject([{ state: "failed", retry_at: null }]);
  await erase(client);
});

test("what is finer than the provider pays out keeps somebody until they give it up, and then it is Kogi's", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  let person = await signUp(kogi);
  await earnedBy(kogi, works, { payer: client, recipient: person, cents: 10_000n, released: 10_000n });
  await kogi.advance(6 * DAY_MS);
  person = await signBackIn(kogi, person);
  const gateway = gatewayOf(kogi.platform);
  const erasing = (give_up_rests: boolean) =>
    person.api.users.eraseUser({ params: { user_id: person.userId }, body: { password: PASSWORD, give_up_rests } });
  // What can be paid out is never given up.
  expect(await refusal(erasing(true))).toMatchObject({ reasons: ["You have €90.00 to withdraw."] });
  useGateway(kogi.platform, { ...gateway, payoutStep: () => 10_000n });
  expect(await refusal(erasing(false))).toMatchObject({
    reasons: ["You have €90.00, which is too little to be paid out. Give it up to leave."],
  });
  await erasing(true);
  await kogi.settle();
  useGateway(kogi.platform, gateway);
  const books = await booksAs(kogi, { [person.userId]: "left" });
  expect(books).not.toContain("wallet:left");
  expect(books).toMatch(/rests_given_up.* 90\.00/);
});

test("less than a payout has at least keeps nobody who cannot be paid out; whoever can withdraws it", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  let [person, verified] = [await signUp(kogi), await signUp(kogi)];
  await verified.api.payments.submitIdentity({
    body: { legal_name: "Vera Verified", birth_date: "1990-05-01", country: "PT" },
  });
  await verified.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Vera Verified", iban: "DE89370400440532013000", currency: "EUR" },
  });
  for (const recipient of [person, verified])
    await earnedBy(kogi, works, { payer: client, recipient, cents: 1_000n, released: 1_000n });
  await kogi.advance(6 * DAY_MS);
  [person, verified] = [await signBackIn(kogi, person), await signBackIn(kogi, verified)];
  const erasing = ({ api, userId }: Person, give_up_rests: boolean) =>
    api.users.eraseUser({ params: { user_id: userId }, body: { password: PASSWORD, give_up_rests } });
  expect(await refusal(erasing(verified, true))).toMatchObject({ reasons: ["You have €9.00 to withdraw."] });
  expect(await refusal(erasing(person, false))).toMatchObject({
    reasons: ["You have €9.00, which cannot be paid out to you now. Give it up to leave."],
  });
  await erasing(person, true);
  await kogi.settle();
  expect(await booksAs(kogi, { [person.userId]: "left" })).not.toContain("wallet:left");
});

test("who was paid is known for five years and then forgotten; who was not, at once", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  let paid = await signUp(kogi);
  const never = await signUp(kogi);
  await earnedBy(kogi, works, { payer: client, recipient: paid, cents: 100_000n, released: 100_000n });
  await kogi.advance(5 * DAY_MS);
  for (const person of [paid, never])
    await person.api.payments.submitIdentity({
      body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
    });
  await paid.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: "DE89370400440532013000", currency: "EUR" },
  });
  await kogi.advance(DAY_MS);
  await paid.api.payments.requestPayout({
    body: { amount: { amount: "90000", currency: "EUR" } },
    idempotencyKey: newId(),
  });
  expect(await refusal(erase(paid))).toMatchObject({ reasons: ["€900.00 is on its way to your bank."] });
  await kogi.settle();
  const until = new Date(kogi.platform.clock.now().getTime() + 10 * DAY_MS).toISOString().slice(0, 10);
  expect(await refusal(erase(paid))).toMatchObject({
    reasons: [`€900.00 was paid out lately, and its bank may still send it back until ${until}.`],
  });
  await kogi.advance(10 * DAY_MS);
  paid = await signBackIn(kogi, paid);
  await erase(paid);
  await erase(await signBackIn(kogi, never));
  await kogi.settle();
  expect([await identityOf(paid), await identityOf(never)]).toEqual([[{ legal_name: "Femi Ade" }], []]);
  const accounts = await kogi.platform.db
    .selectFrom("payments.payout_methods")
    .select(["holder_name", "fingerprint"])
    .where("user_id", "=", paid.userId)
    .execute();
  expect(accounts).toEqual([{ holder_name: "", fingerprint: "" }]);
  await kogi.advance(5 * 366 * DAY_MS);
  expect(await identityOf(paid)).toEqual([]);
});

test("whoever was erased between their click and what it does is signed out by then", async () => {
  const person = await signUp(kogi);
  const work = await works.order(person, await signUp(kogi), 5_000n);
  await erase(person);
  const actor: Actor = {
    userId: person.userId,
    userType: "client",
    roles: ["client"],
    emailVerified: true,
    sessionId: null,
    via: "session",
    scopes: "all",
  };
  const signedOut = { code: "request.sign_in_needed" };
  const payout = { body: { amount: eur(5_000) }, idempotencyKey: newId() };
  await expect(requestPayout(kogi.platform, actor, payout)).rejects.toMatchObject(signedOut);
  const payment = { body: { type: "test_work", milestone_id: work.workId }, idempotencyKey: newId() };
  await expect(startPayment(kogi.platform, actor, payment)).rejects.toMatchObject(signedOut);
});
