// What becomes of a bank account at the provider once its owner removed it, or was erased.
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur } from "#test/hiring.ts";
import { earnedBy, signBackIn, testWorks } from "#test/paying.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { forgetAccount } from "./forget-account.ts";

const kogi = world();
const forgotten: string[] = [];
beforeAll(() => {
  const sandbox = gatewayOf(kogi.platform);
  useGateway(kogi.platform, {
    ...sandbox,
    async removeBankAccount(account) {
      forgotten.push(account.key);
      await sandbox.removeBankAccount(account);
    },
  });
});

async function add(person: Person, iban: string): Promise<string> {
  const body = { kind: "bank_account", holder_name: "Femi Ade", iban, currency: "EUR" } as const;
  return (await person.api.payments.addPayoutMethod({ body })).payout_method_id;
}

test("it is forgotten there once the last payout to it has ended, and not before", async () => {
  let person = await signUp(kogi);
  const payer = await signUp(kogi, { user_type: "client" });
  await earnedBy(kogi, testWorks(kogi), { payer, recipient: person, cents: 50_000n, released: 50_000n });
  const id = await add(person, "DE89370400440532013000");
  await person.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  await kogi.advance(6 * DAY_MS);
  person = await signBackIn(kogi, person);
  await person.api.payments.requestPayout({ body: { amount: eur(10_000) }, idempotencyKey: newId() });
  await person.api.payments.removePayoutMethod({ params: { payout_method_id: id } });
  await forgetAccount(kogi.platform, id);
  expect(forgotten).toEqual([]);
  await kogi.settle();
  expect(new Set(forgotten)).toEqual(new Set([id]));
});

test("those of somebody who is erased are forgotten there, but for one that somebody still has", async () => {
  const [person, other] = [await signUp(kogi), await signUp(kogi)];
  const own = await add(person, "DE62370400440532013001");
  const shared = await add(person, "DE35370400440532013002");
  await add(other, "DE35370400440532013002");
  await person.api.users.eraseUser({ params: { user_id: person.userId }, body: { password: PASSWORD } });
  await kogi.settle();
  expect(forgotten).toContain(own);
  expect(forgotten).not.toContain(shared);
});

test("one whose owner was erased while the provider was asked is forgotten there", async () => {
  const person = await signUp(kogi);
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, {
    ...gateway,
    async addBankAccount(account) {
      const answer = await gateway.addBankAccount(account);
      await person.api.users.eraseUser({ params: { user_id: person.userId }, body: { password: PASSWORD } });
      return answer;
    },
  });
  const before = forgotten.length;
  await expect(add(person, "DE08370400440532013003")).rejects.toMatchObject({ code: "payment.gateway_away" });
  useGateway(kogi.platform, gateway);
  await kogi.settle();
  expect(forgotten).toHaveLength(before + 1);
  const { db } = kogi.platform;
  const left = await db.selectFrom("payments.payout_method_intents").select("user_id").execute();
  expect(left).toEqual([]);
});
