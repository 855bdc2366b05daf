// A bank that decided for the payer may decide otherwise: by an appeal, or by its network. Nobody keeps the money twice.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { booksAs, releaseWork, testWorks, type Works } from "#test/paying.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { finishStuck } from "../follow-up/finish-stuck.ts";
import { books, countMoneyWork } from "../index.ts";

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
  for (const sum of (await books(kogi.platform.db)).sums) expect(sum.minor).toBe(0n);
});

/** Of 500, 300 were released; then the bank takes all of it, and decides for the payer. */
async function lost() {
  const client = await signUp(kogi, { user_type: "client" });
  const earner = await signUp(kogi, { name: "Femi Ade" });
  const work = await works.order(client, earner, 50_000n);
  const charge = await stripe.pay(client, work);
  await releaseWork(kogi, work, 30_000n);
  await kogi.settle();
  const dispute = stripe.standIn.world.dispute(charge);
  await stripe.tell("charge.dispute.created", { id: dispute });
  stripe.standIn.world.decideDispute(dispute, false);
  await stripe.tell("charge.dispute.closed", { id: dispute });
  const { data } = await admin.api.payments.listChargebacks({ query: { limit: 1 } });
  const params = { chargeback_id: data[0]?.chargeback_id ?? "" };
  const read = () => admin.api.payments.getChargeback({ params });
  expect(await read()).toMatchObject({ status: "lost", appeal: null });
  return { client, earner, work, charge, dispute, read };
}
const titles = async (person: Person) =>
  (await person.api.notifications.listNotifications()).data.map((one) => one.title);
const documentsOf = async (person: Person, kind: string) =>
  (await person.api.payments.listInvoices({ query: {} })).data
    .filter((one) => one.kind === kind)
    .map((one) => Number(one.gross.amount));

test("won by an appeal, the earner has theirs again, and what was protected goes back to the payer", async () => {
  const { client, earner, dispute, read } = await lost();
  const world = stripe.standIn.world;
  world.appeal(dispute, "appeal_needs_response");
  await stripe.tell("charge.dispute.updated", { id: dispute });
  await stripe.tell("charge.dispute.updated", { id: dispute });
  expect(await read()).toMatchObject({ status: "lost", appeal: "due", appeal_due_at: expect.any(String) });
  const appealable = (await titles(admin)).filter((title) => title.endsWith("can be appealed"));
  expect(appealable).toHaveLength(1);
  world.appeal(dispute, "appeal_under_review");
  await stripe.tell("charge.dispute.updated", { id: dispute });
  expect(await read()).toMatchObject({ status: "lost", appeal: "sent" });
  const creditedBefore = await documentsOf(client, "credit_note");
  expect(creditedBefore).toHaveLength(2);
  world.decideDispute(dispute, true);
  await stripe.tell("charge.dispute.funds_reinstated", { id: dispute });
  await stripe.tell("charge.dispute.closed", { id: dispute });
  expect(await read()).toMatchObject({ status: "won", appeal: null });
  // 300 less the fee of ten in a hundred, cleared by now.
  const wallet = await earner.api.payments.getWallet();
  expect(wallet.balances).toMatchObject([{ available: { amount: "27000" } }]);
  const [payment] = (await client.api.payments.listPayments()).data;
  expect(payment).toMatchObject({ status: "partially_refunded", refunds: [{ state: "done" }] });
  expect(await titles(earner)).toContain("The disputed card payment is yours again");
  expect((await titles(admin))[0]).toMatch(/^A bank gave €.* back that it had decided about$/);
  // Each note is taken back by one that mirrors it, and the refund has its own.
  const notes = await documentsOf(client, "credit_note");
  const refunded = -Number(payment?.refunds[0]?.amount.amount);
  expect(notes.reduce((all, note) => all + note, 0)).toBe(refunded);
  const ofEarner = await documentsOf(earner, "credit_note");
  expect(ofEarner.length).toBeGreaterThan(0);
  expect(ofEarner.filter((note) => note > 0)).not.toEqual([]);
});

test("the appeal is the first that is heard of the loss: administrators are told while there is time", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const charge = await stripe.pay(client, await works.order(client, await signUp(kogi), 20_000n));
  const dispute = stripe.standIn.world.dispute(charge);
  await stripe.tell("charge.dispute.created", { id: dispute });
  stripe.standIn.world.appeal(dispute, "appeal_needs_response");
  const before = (await titles(admin)).filter((title) => title.endsWith("can be appealed")).length;
  await stripe.tell("charge.dispute.closed", { id: dispute });
  const { data } = await admin.api.payments.listChargebacks({ query: { limit: 1 } });
  expect(data[0]).toMatchObject({ status: "lost", appeal: "due", appeal_due_at: expect.any(String) });
  expect((await titles(admin)).filter((title) => title.endsWith("can be appealed"))).toHaveLength(before + 1);
});

test("an earner stays while an appeal runs; what comes back to one who had left is Kogi's, and nobody's wallet", async () => {
  const { earner, dispute } = await lost();
  const { world } = stripe.standIn;
  world.appeal(dispute, "appeal_under_review");
  await stripe.tell("charge.dispute.updated", { id: dispute });
  const erase = () => earner.api.users.eraseUser({ params: { user_id: earner.userId }, body: { password: PASSWORD } });
  const reasons = ["A card's bank disputes a payment to you and has not decided yet."];
  expect(await refusal(erase())).toMatchObject({ reasons });
  world.decideDispute(dispute, false);
  await stripe.tell("charge.dispute.closed", { id: dispute });
  await erase();
  await kogi.settle();
  world.decideDispute(dispute, true);
  await stripe.tell("charge.dispute.funds_reinstated", { id: dispute });
  const after = await booksAs(kogi, { [earner.userId]: "left" });
  expect(after).not.toContain("wallet:left");
  expect(after).toMatch(/rests_given_up.* 270\.00/);
});

test("what was lost and came back while its news got lost is found within a week", async () => {
  const { dispute, read } = await lost();
  stripe.standIn.world.decideDispute(dispute, true);
  kogi.platform.clock.setOffset(kogi.platform.clock.offsetMs + 8 * DAY_MS);
  await finishStuck(kogi.platform);
  await kogi.settle();
  expect(await read()).toMatchObject({ status: "won" });
});

test("a bank that takes no answer is not said to wait for one", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const charge = await stripe.pay(client, await works.order(client, await signUp(kogi), 20_000n));
  const dispute = stripe.standIn.world.dispute(charge);
  stripe.standIn.world.hearNobody(dispute);
  const counted = async () => (await countMoneyWork(kogi.platform.db, kogi.platform.clock.now())).chargebacksToAnswer;
  const before = await counted();
  await stripe.tell("charge.dispute.created", { id: dispute });
  const { data } = await admin.api.payments.listChargebacks({ query: { limit: 1 } });
  expect(data[0]).toMatchObject({ status: "held", evidence_due_at: null, bank_hears_nobody: true, can: [] });
  expect(await counted()).toBe(before);
});
