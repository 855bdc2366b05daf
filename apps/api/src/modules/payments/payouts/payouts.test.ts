import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { books } from "../index.ts";
import { withdraw as withdrawFrom } from "./request-payout.ts";

const GOOD_IBAN = "DE89 3704 0044 0532 0130 00";
const CLOSED_IBAN = "DE62 3704 0044 0532 0130 01";
const RETURNING_IBAN = "DE08 3704 0044 0532 0130 03";

const kogi = world();
let works: Works;

beforeAll(() => {
  works = testWorks(kogi);
});

const eur = (cents: bigint | number) => ({ amount: String(cents), currency: "EUR" });

/** A freelancer with money to withdraw: `cents` after a fee of a tenth. */
async function earner(cents: bigint, iban: string | null = GOOD_IBAN, verified = true): Promise<Person> {
  const person = await signUp(kogi, { name: "Femi Ade" });
  const client = await signUp(kogi, { user_type: "client" });
  const gross = (cents * 10n) / 9n;
  await earnedBy(kogi, works, { payer: client, recipient: person, cents: gross, released: gross });
  if (iban !== null) await addAccount(person, iban);
  await kogi.advance(5 * DAY_MS);
  if (verified)
    await person.api.payments.submitIdentity({
      body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
    });
  return person;
}
const addAccount = (person: Person, iban: string, currency = "EUR") =>
  person.api.payments.addPayoutMethod({ body: { kind: "bank_account", holder_name: "Femi Ade", iban, currency } });
const withdraw = (person: Person, cents: bigint | number, key = newId()) =>
  person.api.payments.requestPayout({ body: { amount: eur(cents) }, idempotencyKey: key });
const available = async (person: Person) => (await person.api.payments.getWallet()).balances[0]?.available.amount;

test("an earner withdraws, and the money arrives", async () => {
  const person = await earner(90_000n);
  expect((await person.api.payments.getWallet()).can).toEqual(["add_payout_method", "withdraw", "exchange"]);
  const payout = await withdraw(person, 60_000);
  expect(payout).toMatchObject({ status: "requested", method: { last4: "3000" }, amount: eur(60_000) });
  expect((await person.api.payments.getWallet()).balances[0]).toMatchObject({
    available: eur(30_000),
    in_payout: eur(60_000),
  });
  await kogi.settle();
  const arrived = await person.api.payments.getPayout({ params: { payout_id: payout.payout_id } });
  expect(arrived).toMatchObject({ status: "paid", failure: null });
  expect((await person.api.payments.getWallet()).balances[0]).toMatchObject({
    available: eur(30_000),
    in_payout: eur(0),
  });
  const { data } = await person.api.payments.listStatement({ query: { currency: "EUR" } });
  expect(data.map((entry) => [entry.kind, entry.amount.amount, entry.balance.amount])).toEqual([
    ["payout.requested", "-60000", "30000"],
    ["earning.cleared", "90000", "90000"],
  ]);
  const page = (cursor?: string) =>
    person.api.payments.listStatement({
      query: { currency: "EUR", limit: 1, ...(cursor === undefined ? {} : { cursor }) },
    });
  const first = await page();
  const second = await page(first.next_cursor ?? "");
  expect([...first.data, ...second.data]).toEqual(data);
  expect(second.next_cursor).toBeNull();
  for (const cursor of ["bm90IG91cnM", Buffer.from('["-1",0]').toString("base64url")])
    expect(await refusal(page(cursor))).toMatchObject({ status: 422 });
});

test("what stands between somebody and a payout is said one by one", async () => {
  const person = await earner(90_000n, null, false);
  expect((await person.api.payments.getWallet()).can).toEqual(["add_payout_method", "verify_identity", "exchange"]);
  expect(await refusal(withdraw(person, 60_000))).toMatchObject({
    status: 422,
    code: "payout.method_needed",
    errors: [{ pointer: "/body/amount/currency" }],
  });
  await addAccount(person, GOOD_IBAN, "USD");
  expect(await refusal(withdraw(person, 60_000))).toMatchObject({ status: 422, code: "payout.method_needed" });
  const methods = await person.api.payments.listPayoutMethods();
  const inDollars = methods.data[0]?.payout_method_id ?? "";
  const named = { amount: eur(60_000), payout_method_id: inDollars };
  const choose = (payout_method_id: string) =>
    refusal(person.api.payments.requestPayout({ body: { ...named, payout_method_id }, idempotencyKey: newId() }));
  const account = [{ pointer: "/body/payout_method_id" }];
  expect(await choose(inDollars)).toMatchObject({ code: "payout.wrong_currency", errors: account });
  expect(await choose(newId())).toMatchObject({ detail: "This is none of your bank accounts.", errors: account });
  await addAccount(person, GOOD_IBAN);
  expect(await refusal(withdraw(person, 60_000))).toMatchObject({ status: 422, code: "payout.identity_needed" });
  await person.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  expect(await refusal(withdraw(person, 60_000))).toMatchObject({
    status: 422,
    code: "payout.account_cooling",
    errors: account,
  });
  await kogi.advance(DAY_MS);
  expect(await refusal(withdraw(person, 999))).toMatchObject({
    code: "payout.below_minimum",
    minimum: eur(1_000),
    errors: [{ pointer: "/body/amount/amount" }],
  });
  expect(await refusal(withdraw(person, 90_001))).toMatchObject({ code: "payout.not_enough", available: eur(90_000) });
  expect(await refusal(withdraw(person, 0))).toMatchObject({ code: "payout.invalid_amount" });
  expect(await available(person)).toBe("90000");
});

test("a rest below the minimum leaves when it is all there is, and then nothing keeps its owner", async () => {
  const person = await earner(90_000n);
  await withdraw(person, 89_500);
  expect(await refusal(withdraw(person, 499))).toMatchObject({ code: "payout.below_minimum" });
  expect(await withdraw(person, 500)).toMatchObject({ amount: eur(500) });
  expect(await available(person)).toBe("0");
  await kogi.settle();
});

test("an address that is not verified withdraws nothing", async () => {
  const person = await signUp(kogi, { verified: false });
  expect(await refusal(withdraw(person, 60_000))).toMatchObject({ status: 403 });
  expect((await person.api.payments.getWallet()).can).toEqual(["verify_email"]);
});

test("many withdrawals of the same money at once: never below zero", async () => {
  const person = await earner(90_000n);
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => withdraw(person, 40_000)));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(2);
  expect(await available(person)).toBe("10000");
  await kogi.settle();
});

test("the same key withdraws once, whatever is retried; with another amount it is refused", async () => {
  const person = await earner(90_000n);
  const key = newId();
  const first = await withdraw(person, 40_000, key);
  expect(await withdraw(person, 40_000, key)).toEqual(first);
  expect(await refusal(withdraw(person, 41_000, key))).toMatchObject({ status: 422, code: "idempotency.key_reused" });
  expect(await available(person)).toBe("50000");
  await kogi.settle();
});

test("one key that comes many times at the same moment, to a server that has forgotten its answers, withdraws once", async () => {
  const person = await earner(90_000n);
  const input = { body: { amount: eur(40_000) }, idempotencyKey: newId() };
  const answers = await Promise.all(Array.from({ length: 6 }, () => withdrawFrom(kogi.platform, person.userId, input)));
  expect(new Set(answers.map((one) => one.payout_id)).size).toBe(1);
  expect(await available(person)).toBe("50000");
  await kogi.settle();
});

test("a bank that refuses puts the money back, with the reason", async () => {
  const person = await earner(90_000n, CLOSED_IBAN);
  const payout = await withdraw(person, 90_000);
  await kogi.settle();
  expect(await person.api.payments.getPayout({ params: { payout_id: payout.payout_id } })).toMatchObject({
    status: "failed",
    failure: { code: "account_closed" },
  });
  expect(await available(person)).toBe("90000");
});

test("money that comes back days after it arrived is in the wallet again", async () => {
  const person = await earner(90_000n, RETURNING_IBAN);
  const payout = await withdraw(person, 90_000);
  await kogi.settle();
  const params = { payout_id: payout.payout_id };
  expect((await person.api.payments.getPayout({ params })).status).toBe("paid");
  await kogi.advance(3 * DAY_MS);
  expect(await person.api.payments.getPayout({ params })).toMatchObject({
    status: "failed",
    failure: { code: "returned_by_bank" },
  });
  expect(await available(person)).toBe("90000");
});

test("bank accounts: checked, kept by their last digits, once, and one is the default", async () => {
  const person = await signUp(kogi);
  for (const iban of ["DE89 3704 0044 0532 0130 01", "4242 4242 4242 4242", "'; drop table payments.payouts; --"])
    expect(await refusal(addAccount(person, iban))).toMatchObject({ status: 422, code: "payout_method.invalid_iban" });
  const first = await addAccount(person, GOOD_IBAN);
  expect(JSON.stringify(first)).not.toContain("37040044");
  expect(await refusal(addAccount(person, GOOD_IBAN))).toMatchObject({
    status: 409,
    code: "payout_method.already_added",
  });
  const second = await addAccount(person, CLOSED_IBAN);
  const list = async () =>
    (await person.api.payments.listPayoutMethods()).data.map((method) => [method.last4, method.default]);
  expect(await list()).toEqual([
    ["3001", true],
    ["3000", false],
  ]);
  await person.api.payments.removePayoutMethod({ params: { payout_method_id: second.payout_method_id } });
  expect(await list()).toEqual([["3000", true]]);
  const stranger = await signUp(kogi);
  const params = { payout_method_id: first.payout_method_id };
  expect(await refusal(stranger.api.payments.removePayoutMethod({ params }))).toMatchObject({ status: 404 });
});

test("of two identity forms at once one counts, and the other is told so", async () => {
  const person = await signUp(kogi);
  const body = { legal_name: "Ana Sol", birth_date: "1990-05-01", country: "NG" };
  const submit = () => person.api.payments.submitIdentity({ body });
  const results = await Promise.allSettled([submit(), submit()]);
  const refused = results.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  expect(refused).toMatchObject([{ status: 409, code: "identity.already_verified" }]);
});

test("identity: verified at once, refused with a reason and tried again, or decided an hour later", async () => {
  const submit = (person: Person, legal_name: string, birth_date = "1990-05-01", country = "NG") =>
    person.api.payments.submitIdentity({ body: { legal_name, birth_date, country } });
  const person = await signUp(kogi);
  expect(await person.api.payments.getIdentityVerification()).toMatchObject({ state: "none", can: ["submit"] });
  for (const nameless of ["   ", "\u200b\u200b\u200b", "42"])
    expect(await refusal(submit(person, nameless))).toMatchObject({
      status: 422,
      errors: [{ pointer: "/body/legal_name" }],
    });
  expect(await refusal(submit(person, "Ana Sol", "2020-01-01"))).toMatchObject({
    code: "identity.under_age",
    errors: [{ pointer: "/body/birth_date" }],
  });
  for (const noBirthday of ["1990-02-30", "1850-01-01"])
    expect(await refusal(submit(person, "Ana Sol", noBirthday))).toMatchObject({ code: "request.invalid" });
  expect(await refusal(submit(person, "Ana Sol", "1990-05-01", "ZZ"))).toMatchObject({
    code: "identity.unknown_country",
  });
  expect(await submit(person, "Ana Refused")).toMatchObject({
    state: "refused",
    reason: "The name does not fit the document.",
    can: ["submit"],
  });
  expect(await submit(person, "Ana Sol")).toMatchObject({ state: "verified", can: [] });
  expect(await refusal(submit(person, "Ana Sol"))).toMatchObject({ status: 409, code: "identity.already_verified" });
  const waiting = await signUp(kogi);
  expect(await submit(waiting, "Pending Person")).toMatchObject({ state: "pending", can: ["continue"] });
  expect(await refusal(submit(waiting, "Pending Person"))).toMatchObject({ code: "identity.being_checked" });
  await kogi.advance(HOUR_MS);
  expect(await waiting.api.payments.getIdentityVerification()).toMatchObject({ state: "verified" });
});

test("others' payouts do not exist, and the books sum to nothing", async () => {
  const person = await earner(90_000n);
  const payout = await withdraw(person, 90_000);
  const client = await signUp(kogi);
  expect(await refusal(client.api.payments.getPayout({ params: { payout_id: payout.payout_id } }))).toMatchObject({
    code: "payout.not_found",
  });
  expect((await client.api.payments.listPayouts()).data).toEqual([]);
  expect((await person.api.payments.listPayouts({ query: { count: true } })).total).toBe(1);
  await kogi.settle();
  for (const sum of (await books(kogi.platform.db)).sums) expect(sum.minor).toBe(0n);
});

const addNumbers = (person: Person, country: string, routing_number: string, account_number: string) =>
  person.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", country, routing_number, account_number, currency: "EUR" },
  });

test("an American account is taken by its two numbers, of which four digits stay", async () => {
  const person = await earner(90_000n, null);
  const method = await addNumbers(person, "US", "110000000", "000123456789");
  expect(method).toMatchObject({ country: "US", last4: "6789", default: true });
  expect(JSON.stringify(await person.api.payments.listPayoutMethods())).not.toContain("000123456789");
  expect(await refusal(addNumbers(person, "US", "110000000", "000 123 456 789"))).toMatchObject({
    status: 409,
    code: "payout_method.already_added",
  });
});

test("of accounts added at the same moment one is the one to use", async () => {
  const person = await earner(90_000n, null);
  await Promise.all([1, 2, 3, 4].map((last) => addNumbers(person, "US", "110000000", `00012345678${last}`)));
  const { data } = await person.api.payments.listPayoutMethods();
  expect(data.filter((method) => method.default)).toHaveLength(1);
});

test.for([
  ["a routing number whose check digit is wrong", "US", "110000001", "000123456789", "/body/routing_number"],
  ["an account that cannot be", "GB", "108800", "12", "/body/account_number"],
  ["a country with IBANs", "FR", "30004", "000123456789", "/body/country"],
] as const)("%s is refused at its field", async ([, country, routing, account, pointer]) => {
  const person = await signUp(kogi);
  await expect(addNumbers(person, country, routing, account)).rejects.toMatchObject({
    problem: { status: 422, code: "payout_method.invalid_account", errors: [{ pointer }] },
  });
});
