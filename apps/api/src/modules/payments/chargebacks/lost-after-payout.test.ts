// What a bank took back when the earner had it no more shows nothing of two people: neither history nor what they billed.
import { beforeAll, expect, test } from "vitest";
import { currency, money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { paidWork, releaseWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { billedBetween } from "../fees/billed-before.repository.ts";
import { endChargeback } from "./end-chargeback.ts";
import { holdChargeback } from "./hold-chargeback.ts";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});

test("lost after it was cleared and withdrawn, it makes neither a known pair nor a lower fee", async () => {
  const { platform } = kogi;
  let [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  await recipient.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "DE" },
  });
  await recipient.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: "DE89370400440532013000", currency: "EUR" },
  });
  const { work, payment } = await paidWork(kogi, works, { payer, recipient, cents: 100_000n });
  await releaseWork(kogi, work);
  await kogi.advance(6 * DAY_MS);
  recipient = await signBackIn(kogi, recipient);
  await recipient.api.payments.requestPayout({
    body: { amount: { amount: "90000", currency: "EUR" } },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  const billed = () =>
    billedBetween(platform.db, { payerId: payer.userId, recipientId: recipient.userId }, currency("EUR"));
  expect(await billed()).toBe(100_000n);
  const row = await findPayment(platform.db, payment.transaction_id);
  if (!row?.gateway_charge) throw new Error("it was charged");
  const dispute = {
    id: `dp_${newId()}`,
    charge: row.gateway_charge,
    amount: money(row.amount_minor, row.currency),
    fee: money(0n, row.currency),
    reason: "fraudulent",
    state: "needs_response" as const,
    openedAt: platform.clock.now(),
    evidenceDueAt: null,
    isAnswerable: true,
    appeal: null,
  };
  const held = await platform.inTransaction((tx) => holdChargeback(tx, platform, row, dispute));
  await platform.inTransaction((tx) => endChargeback(tx, platform, held, row, "lost"));
  await kogi.settle();
  expect(await billed()).toBe(0n);
  // When disputes of the earner no longer make anything wait.
  await kogi.advance(200 * DAY_MS);
  [payer, recipient] = [await signBackIn(kogi, payer), await signBackIn(kogi, recipient)];
  const next = await paidWork(kogi, works, { payer, recipient, cents: 100_000n });
  expect(await releaseWork(kogi, next.work)).toMatchObject({
    days: 5,
    reason: "This is the first payment between you two.",
  });
});
