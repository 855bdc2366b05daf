// Stripe makes an account in the country its holder lives in and never moves it; somebody's bank may be anywhere.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";

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
  expect((await submit(person, "ES")).state).toBe("verified");
  expect(await accountOf(person)).toMatchObject({ country: "ES", payouts_enabled: true });
  expect(await methodsOf(person)).toEqual([]);
  await add(person);
  const [bank] = stripe.standIn.world.all("bank_account").slice(-1);
  expect(bank?.account).toBe((await accountOf(person)).id);
});

test("the wrong country, refused, can be put right; the right one keeps its account", async () => {
  const person = await signUp(kogi);
  expect((await submit(person, "FR", "Femi Refused")).state).toBe("refused");
  expect((await submit(person, "ES", "Femi Refused")).state).toBe("refused");
  const { id } = await accountOf(person);
  expect((await submit(person, "ES")).state).toBe("verified");
  expect(await accountOf(person)).toMatchObject({ id, country: "ES" });
  expect(await refusal(submit(person, "FR"))).toMatchObject({ code: "identity.already_verified" });
});
