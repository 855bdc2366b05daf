// A provider may want more of somebody long after it verified them, and stop paying them out.
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { releaseWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { finishStuck } from "../follow-up/finish-stuck.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { followRecipient } from "./follow-recipient.ts";

const kogi = world();
let stripe: OnStripe;
let works: Works;

beforeAll(async () => {
  stripe = await onStripe(kogi);
  works = testWorks(kogi);
});
afterAll(async () => {
  await stripe.standIn.close();
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

const submit = (person: Person, legal_name = "Femi Ade") =>
  person.api.payments.submitIdentity({ body: { legal_name, birth_date: "1990-05-01", country: "DE" } });
const identityOf = (person: Person) => person.api.payments.getIdentityVerification();
const withdraw = (person: Person) =>
  person.api.payments.requestPayout({
    body: { amount: { amount: "10000", currency: "EUR" } },
    idempotencyKey: newId(),
  });
const titles = async (person: Person) =>
  (await person.api.notifications.listNotifications()).data.map((notice) => notice.title);
const MORE = "The payment provider needs something more from you";

/** Verified, with a bank account and money to withdraw, and Stripe's name of them. */
async function earner(): Promise<{ person: Person; account: string }> {
  const client = await signUp(kogi, { user_type: "client" });
  const person = await signUp(kogi, { name: "Femi Ade" });
  const work = await works.order(client, person, 50_000n);
  await stripe.pay(client, work);
  await releaseWork(kogi, work);
  const body = { kind: "bank_account", holder_name: "Femi Ade", currency: "EUR" } as const;
  await person.api.payments.addPayoutMethod({ body: { ...body, iban: "DE89370400440532013000" } });
  const account = stripe.standIn.world.all("account").at(-1)?.id;
  await submit(person);
  await kogi.advance(15 * DAY_MS);
  return { person: await signBackIn(kogi, person), account };
}

test("what is wanted is told with its day, stops payouts when the day has passed, and no longer once it is handed in", async () => {
  const { person, account } = await earner();
  const { world: provider } = stripe.standIn;
  expect(await identityOf(person)).toMatchObject({
    state: "verified",
    requirements: { wanted: [], deadline: null, blocks: false },
    can: [],
  });
  const due = ["individual.verification.document"];
  const deadline = provider.seconds + 864_000;
  provider.want(account, { due, deadline });
  await stripe.tell("account.updated", { id: account });
  await stripe.tell("account.updated", { id: account });
  expect(await identityOf(person)).toMatchObject({
    state: "verified",
    requirements: { wanted: ["document"], deadline: new Date(deadline * 1_000).toISOString(), blocks: false },
    can: ["continue"],
  });
  expect((await titles(person)).filter((title) => title === MORE)).toHaveLength(1);
  expect((await person.api.payments.continueIdentity()).url).toContain("https://connect.stripe.com/");
  expect(await withdraw(person)).toMatchObject({ status: "requested" });
  await kogi.settle();

  provider.want(account, { due, pastDue: due, disabled: "requirements.past_due" });
  await stripe.tell("account.updated", { id: account });
  expect(await refusal(withdraw(person))).toMatchObject({ status: 422, code: "payout.requirements_due" });
  expect((await person.api.payments.getWallet()).can).not.toContain("withdraw");
  expect((await titles(person)).filter((title) => title === MORE)).toHaveLength(2);

  // Handed in, and the news of it are lost: the net asks a day later.
  provider.want(account, {});
  kogi.platform.clock.setOffset(kogi.platform.clock.offsetMs + DAY_MS + HOUR_MS);
  await finishStuck(kogi.platform);
  const back = await signBackIn(kogi, person);
  expect(await identityOf(back)).toMatchObject({ requirements: { wanted: [], blocks: false }, can: [] });
  expect(await withdraw(back)).toMatchObject({ status: "requested" });
  await kogi.settle();
});

test("somebody whose name is on a list is not paid, and reads nothing of it", async () => {
  const { person, account } = await earner();
  stripe.standIn.world.want(account, { disabled: "listed" });
  await stripe.tell("account.updated", { id: account });
  expect(await refusal(withdraw(person))).toMatchObject({ status: 422, code: "payout.payouts_paused" });
  const identity = await identityOf(person);
  expect(identity).toMatchObject({ state: "verified", requirements: { wanted: [], blocks: true }, can: [] });
  expect(JSON.stringify([identity, await person.api.payments.getWallet()])).not.toContain("listed");
  expect(await titles(person)).not.toContain(MORE);
});

test("of several checks under one name the newest is decided", async () => {
  const person = await signUp(kogi, { name: "Femi Ade" });
  expect((await submit(person, "Femi Document")).state).toBe("pending");
  const account = stripe.standIn.world.all("account").at(-1)?.id;
  expect((await submit(person, "Femi Pending")).state).toBe("pending");
  stripe.standIn.world.want(account, {});
  await stripe.tell("account.updated", { id: account });
  expect((await identityOf(person)).state).toBe("verified");
});

test("an account that can pay out and not be sent to is no verified one, and hears when it is", async () => {
  const { person, account } = await earner();
  stripe.standIn.world.stopTransfers(account);
  await stripe.tell("capability.updated", { id: "transfers" }, account);
  expect(await refusal(withdraw(person))).toMatchObject({ status: 422, code: "payout.payouts_paused" });
  stripe.standIn.world.want(account, {});
  await stripe.tell("capability.updated", { id: "transfers" }, account);
  expect(await withdraw(person)).toMatchObject({ status: "requested" });
  await kogi.settle();
});

test("an account that Stripe stopped wants nothing of its owner; one whose document it refused says why", async () => {
  const { person, account } = await earner();
  const { world: provider } = stripe.standIn;
  provider.want(account, { disabled: "platform_paused" });
  await stripe.tell("account.updated", { id: account });
  expect(await refusal(withdraw(person))).toMatchObject({ status: 422, code: "payout.payouts_paused" });
  expect(await identityOf(person)).toMatchObject({ requirements: { wanted: [], blocks: true }, can: [] });
  expect(await titles(person)).not.toContain(MORE);
  const due = ["individual.verification.document"];
  provider.want(account, {
    due,
    pastDue: due,
    disabled: "requirements.past_due",
    refused: ["verification_document_expired"],
  });
  await stripe.tell("account.updated", { id: account });
  expect(await identityOf(person)).toMatchObject({
    requirements: { wanted: ["document"], refused: ["expired"], blocks: true },
    can: ["continue"],
  });
});

test("of two looks at once the older answer is not the last word", async () => {
  const { person, account } = await earner();
  const { world: provider } = stripe.standIn;
  const gateway = gatewayOf(kogi.platform);
  const due = ["individual.verification.document"];
  provider.want(account, { due, pastDue: due, disabled: "requirements.past_due" });
  let looks = 0;
  useGateway(kogi.platform, {
    ...gateway,
    async fetchRecipient(recipient) {
      const answer = await gateway.fetchRecipient(recipient);
      looks += 1;
      // While this answer is on its way, it is handed in, and somebody else hears so.
      if (looks === 1) {
        provider.want(account, {});
        await followRecipient(kogi.platform, account);
      }
      return answer;
    },
  });
  onTestFinished(() => useGateway(kogi.platform, gateway));
  await followRecipient(kogi.platform, account);
  expect(looks).toBe(3);
  expect(await identityOf(person)).toMatchObject({ requirements: { wanted: [], blocks: false } });
});
