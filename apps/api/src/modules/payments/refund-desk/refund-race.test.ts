// Several payments to one person go back at the same moment, while that person withdraws.
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur } from "#test/hiring.ts";
import { earnedBy, signBackIn, testWorks } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const CENTS = 20_000n;

const kogi = world();

test("refunds of several payments to one earner, and withdrawals between them, all find out who pays", async () => {
  const works = testWorks(kogi);
  let recipient = await signUp(kogi, { name: "Femi Ade" });
  await recipient.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: "DE89 3704 0044 0532 0130 00", currency: "EUR" },
  });
  const charged = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const payer = await signUp(kogi, { user_type: "client" });
    charged.push((await earnedBy(kogi, works, { payer, recipient, cents: CENTS, released: CENTS })).payment);
  }
  await kogi.advance(6 * DAY_MS);
  recipient = await signBackIn(kogi, recipient);
  await recipient.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  await kogi.settle();
  const before = (await recipient.api.payments.getWallet()).balances[0]?.available;
  const desk = await signUp(kogi, { roles: ["admin"] });
  const sendBack = (transactionId: string) =>
    desk.api.payments.orderRefund({
      params: { transaction_id: transactionId },
      body: { bearer: "earner", reason: "Charged by mistake." },
      idempotencyKey: newId(),
    });
  const withdraw = () =>
    recipient.api.payments.requestPayout({ body: { amount: eur(15_000) }, idempotencyKey: newId() }).then(
      () => "out",
      () => "refused",
    );
  const [orders, payouts] = await Promise.all([
    Promise.allSettled(charged.map((payment) => sendBack(payment.transaction_id))),
    Promise.all([withdraw(), withdraw(), withdraw(), withdraw()]),
  ]);
  expect(orders.map((one) => (one.status === "rejected" ? one.reason.code : one.value.payment.status))).toEqual(
    charged.map(() => "refunded"),
  );
  const wallet = (await signBackIn(kogi, recipient)).api.payments.getWallet();
  const left = BigInt((await wallet).balances[0]?.available.amount ?? 0);
  const out = payouts.filter((one) => one === "out").length;
  const borne = orders
    .flatMap((one) => (one.status === "fulfilled" ? one.value.orders : []))
    .reduce((all, order) => all + BigInt(order.borne_by_kogi?.amount ?? 0), 0n);
  // Of what was earned by each, a tenth less than was paid, nothing is lost and nothing is taken twice.
  const taken = BigInt(charged.length) * ((CENTS * 9n) / 10n) - borne;
  expect(left).toBe(BigInt(before?.amount ?? 0) - BigInt(out) * 15_000n - taken);
});
