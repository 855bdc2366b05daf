// Stripe makes an account in the country its holder lives in and never moves it; somebody's bank may be anywhere.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { GatewayAway, GatewayRefused } from "../gateway/port.ts";

const kogi = world();
let stripe: OnStripe;
beforeAll(async () => {
  stripe = await onStripe(kogi);
});
afterAll(() => stripe.standIn.close());

const BELGIAN = "BE68539007547034";
const add = (person: Person) =>
  person.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: BELGIAN, currency: "EUR" },
  });
const submit = (person: Person, country: string, legal_name = "Femi Ade") =>
  person.api.payments.submitIdentity({ body: { legal_name, birth_date: "1990-05-01", country } });
const identityOf = (person: Person) => person.api.payments.getIdentityVerification();
/** With a country in their tax profile. */
async function livingIn(country: string): Promise<Person> {
  const person = await signUp(kogi);
  const body = { name: "Femi Ade", address: ["Calle Mayor 1", "28013 Madrid"], country, vat_id: null, version: 0 };
  await person.api.payments.saveTaxProfile({ body });
  return person;
}
const methodsOf = async (person: Person) => (await person.api.payments.listPayoutMethods()).data;

/** The account that Kogi has of somebody, as it lies at Stripe. */
async function accountOf(person: Person) {
  const { recipient } = await kogi.platform.db
    .selectFrom("payments.gateway_recipients")
    .select("recipient")
    .where("user_id", "=", person.userId)
    .executeTakeFirstOrThrow();
  return stripe.standIn.world.get(recipient, "account");
}

async function addAndHear(person: Person): Promise<void> {
  await add(person);
  await stripe.tell("account.updated", { id: (await accountOf(person)).id });
}

test("whoever told where they live has their account there, wherever their bank is", async () => {
  const person = await livingIn("ES");
  await add(person);
  expect((await accountOf(person)).country).toBe("ES");
  expect((await submit(person, "ES")).state).toBe("verified");
  expect(await methodsOf(person)).toMatchObject([{ country: "BE" }]);
});

test("a check from another country gets an account there, and bank accounts of the one before are asked for again", async () => {
  const person = await signUp(kogi);
  await add(person);
  expect((await accountOf(person)).country).toBe("BE");
  expect((await submit(person, "ES")).state).toBe("pending");
  await kogi.settle();
  expect((await accountOf(person)).country).toBe("ES");
  expect(await methodsOf(person)).toEqual([]);
  // The check waits for it, and says so.
  expect(await identityOf(person)).toMatchObject({ state: "pending", requirements: { wanted: ["bank_account"] } });
  await addAndHear(person);
  const [bank] = stripe.standIn.world.all("bank_account").slice(-1);
  expect(bank?.account).toBe((await accountOf(person)).id);
  expect((await identityOf(person)).state).toBe("verified");
});

test("the wrong country can be put right while the provider still asks; the right one keeps its account", async () => {
  const person = await signUp(kogi);
  expect((await submit(person, "FR", "Femi Of ES")).state).toBe("pending");
  await kogi.settle();
  const stuck = await accountOf(person);
  expect(await identityOf(person)).toMatchObject({ country: "FR", can: ["continue", "submit"] });
  expect(await submit(person, "ES", "Femi Of ES")).toMatchObject({ country: "ES" });
  expect((await accountOf(person)).country).toBe("ES");
  await addAndHear(person);
  await stripe.tell("account.updated", { id: stuck.id });
  expect(await identityOf(person)).toMatchObject({ state: "verified", country: "ES", can: [] });
  expect(await refusal(submit(person, "FR"))).toMatchObject({ code: "identity.already_verified" });
});

test("what the provider is looking at is not handed in anew", async () => {
  const person = await signUp(kogi);
  await submit(person, "FR", "Femi Pending");
  await kogi.settle();
  expect((await identityOf(person)).can).toEqual(["continue"]);
  expect(await refusal(submit(person, "ES"))).toMatchObject({ code: "identity.being_checked" });
  expect(await accountOf(person)).toMatchObject({ country: "FR" });
});

test("of two forms that put the same check right, one counts", async () => {
  const person = await signUp(kogi);
  await submit(person, "FR", "Femi Of ES");
  const answers = await Promise.allSettled(["ES", "ES"].map((country) => submit(person, country, "Femi Document")));
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("whoever the provider rejected gets no clean account by another country", async () => {
  const person = await signUp(kogi);
  expect((await submit(person, "FR", "Femi Refused")).state).toBe("refused");
  const { id } = await accountOf(person);
  expect((await submit(person, "ES")).state).toBe("refused");
  expect(await accountOf(person)).toMatchObject({ id, country: "FR", payouts_enabled: false });
});

test("whoever it rejects when they move is rejected in the next country too", async () => {
  const person = await signUp(kogi);
  await add(person);
  expect((await submit(person, "ES", "Femi Refused")).state).toBe("refused");
  expect((await submit(person, "FR")).state).toBe("refused");
  expect((await accountOf(person)).country).toBe("ES");
});

test("a provider that is away when it is asked about a move has taken nothing", async () => {
  const person = await signUp(kogi);
  await add(person);
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, { ...gateway, verifyIdentity: () => Promise.reject(new GatewayAway("no answer")) });
  expect(await refusal(submit(person, "ES"))).toMatchObject({ code: "payment.gateway_away" });
  useGateway(kogi.platform, gateway);
  expect(await methodsOf(person)).toHaveLength(1);
  expect((await accountOf(person)).country).toBe("BE");
});

test("a form that was overtaken moves nobody from the account that was checked", async () => {
  const person = await signUp(kogi);
  await add(person);
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, {
    ...gateway,
    async verifyIdentity(check) {
      useGateway(kogi.platform, gateway);
      await submit(person, "DE");
      return gateway.verifyIdentity(check);
    },
  });
  expect(await refusal(submit(person, "ES"))).toMatchObject({ code: "identity.being_checked" });
  expect((await accountOf(person)).country).toBe("DE");
});

test("a bank account that is on its way when its owner moves is taken back, and asked for again", async () => {
  const person = await signUp(kogi);
  const gateway = gatewayOf(kogi.platform);
  const removed: string[] = [];
  useGateway(kogi.platform, {
    ...gateway,
    async addBankAccount(account) {
      const answer = await gateway.addBankAccount(account);
      await submit(person, "ES");
      return answer;
    },
    async removeBankAccount(account) {
      removed.push(account.destination);
      await gateway.removeBankAccount(account);
    },
  });
  expect(await refusal(add(person))).toMatchObject({ code: "payment.gateway_away" });
  useGateway(kogi.platform, gateway);
  expect(removed).toHaveLength(1);
  await add(person);
  expect(await methodsOf(person)).toHaveLength(1);
});

test("at a new provider the account is where its owner was verified, whatever their documents say", async () => {
  const person = await livingIn("DE");
  await submit(person, "ES");
  const { id } = await accountOf(person);
  stripe.standIn.world.want(id, {});
  await stripe.tell("account.updated", { id });
  expect((await identityOf(person)).state).toBe("verified");
  await kogi.platform.owner((db) =>
    db.query("delete from payments.gateway_recipients where user_id = $1", [person.userId]),
  );
  await add(person);
  expect((await accountOf(person)).country).toBe("ES");
});

test("where the provider has no accounts, it is made where the bank is", async () => {
  const person = await livingIn("NG");
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, {
    ...gateway,
    createRecipient: (wish) =>
      wish.country === "NG"
        ? Promise.reject(new GatewayRefused("no_such_country", "country"))
        : gateway.createRecipient(wish),
  });
  await add(person);
  useGateway(kogi.platform, gateway);
  expect((await accountOf(person)).country).toBe("BE");
});
