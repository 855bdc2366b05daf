// Payments, refunds from the desk, payouts, changed currencies.

import { gatewayOf, useGateway } from "#modules/payments/gateway/gateway.ts";
import { refundMilestone } from "#modules/payments/index.ts";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur } from "#test/hiring.ts";
import { earnedBy, paidWork, payWith, signBackIn, startPaying } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { subscribe } from "#test/subscribing.ts";
import { aboutNothing, type Fault, type MoneyRow, type Stage } from "./rows.ts";

const BANK = { kind: "bank_account", holder_name: "Fred Free", iban: "SE4550000000058398257466" } as const;
const REFUNDS_COME_BACK = "4000 0000 0000 5126";
const stranger = (code: string): Fault => ({
  name: "somebody it is not about",
  spoil: async (_, { kogi }) => ({ by: await signUp(kogi) }),
  status: 404,
  code,
});

/** 450.00 euros earned and cleared, a verified identity and a bank account whose day of waiting is over. */
async function earner({ kogi, works, client }: Stage): Promise<Person> {
  const person = await signUp(kogi, { name: "Fred Free" });
  const payer = await signBackIn(kogi, client);
  await earnedBy(kogi, works, { payer, recipient: person, cents: 50_000n, released: 50_000n });
  const { payments } = person.api;
  await payments.submitIdentity({ body: { legal_name: "Fred Free", birth_date: "1991-04-12", country: "SE" } });
  await payments.addPayoutMethod({ body: { ...BANK, currency: "EUR" } });
  await kogi.settle();
  await kogi.advance(15 * DAY_MS);
  return signBackIn(kogi, person);
}

async function paid({ kogi, works, client, freelancer }: Stage, cents = 50_000n) {
  const payer = await signBackIn(kogi, client);
  const { payment } = await paidWork(kogi, works, { payer, recipient: freelancer, cents });
  return { transaction_id: payment.transaction_id };
}

async function failedRefund({ kogi, works, client, freelancer }: Stage, cents = 30_000n): Promise<void> {
  const payer = await signBackIn(kogi, client);
  const work = await works.order(payer, freelancer, cents);
  const { checkout_url } = await startPaying(payer, work);
  await payWith(kogi, checkout_url, REFUNDS_COME_BACK);
  await kogi.settle();
  const order = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  await kogi.advance(2 * DAY_MS);
}

/** One that no further try of its own is made of. */
async function refundGivenUp(stage: Stage, cents?: bigint): Promise<string> {
  await failedRefund(stage, cents);
  const refund = await stage.kogi.platform.db
    .selectFrom("payments.refunds")
    .select("refund_id")
    .where("state", "=", "failed")
    .orderBy("created_at", "desc")
    .executeTakeFirstOrThrow();
  await stage.kogi.platform.inTransaction((tx) =>
    tx.updateTable("payments.refunds").set({ retry_at: null }).where("refund_id", "=", refund.refund_id).execute(),
  );
  return refund.refund_id;
}
const today = ({ kogi }: Stage) => kogi.platform.clock.now().toISOString().slice(0, 10);

const yesterdaysRate: Fault = {
  name: "a rate that is a day old",
  spoil: (_, { kogi: { platform } }) => {
    const gateway = gatewayOf(platform);
    const at = new Date(platform.clock.now().getTime() - 24 * HOUR_MS - 1);
    const rate = { mid: "1.5", marginBps: 0, source: "yesterday", at };
    const once = async () => {
      useGateway(platform, gateway);
      return rate;
    };
    useGateway(platform, { ...gateway, exchangeRate: once });
    return {};
  },
  status: 409,
  code: "exchange.rate_too_old",
};

export const paymentRows: readonly MoneyRow[] = [
  {
    route: "POST /api/payments",
    call: async ({ kogi, works, client, freelancer }) => {
      const work = await works.order(client, freelancer, 30_000n);
      return {
        by: await signBackIn(kogi, client),
        body: { type: "test_work", milestone_id: work.workId, amount: eur(30_000) },
      };
    },
    amounts: { "/amount": { code: "payment.invalid_amount", foreign: "payment.amount_changed" } },
    faults: [
      {
        name: "nothing that can be paid for",
        spoil: () => ({ body: { type: "yacht" } }),
        status: 422,
        code: "payment.unknown_type",
      },
      {
        name: "another price than the one that is due",
        spoil: ({ body }) => ({ body: { ...body, amount: eur(29_999) } }),
        status: 409,
        code: "payment.amount_changed",
      },
    ],
    good: 201,
  },
  {
    route: "POST /api/admin/payments/:transaction_id/refunds",
    call: async (stage) => ({
      by: await signBackIn(stage.kogi, stage.admin),
      params: await paid(stage),
      body: { amount: eur(20_000), bearer: "earner", reason: "Charged twice." },
    }),
    amounts: { "/amount": { code: "refund.invalid", foreign: "refund.invalid" } },
    faults: [
      aboutNothing("transaction_id", "payment.not_found"),
      {
        name: "more than was charged",
        spoil: ({ body }) => ({ body: { ...body, amount: eur(50_001) } }),
        status: 422,
        code: "refund.too_much",
      },
      {
        name: "no reason",
        spoil: ({ body }) => ({ body: { ...body, reason: " " } }),
        status: 422,
        code: "refund.invalid",
      },
    ],
    good: 201,
  },
  {
    // The same route for what a plan cost.
    route: "POST /api/admin/payments/:transaction_id/refunds",
    call: async (stage) => {
      const { userId } = await subscribe(stage.kogi, "plus");
      const { data } = await (await signBackIn(stage.kogi, stage.admin)).api.payments.listAllPayments();
      const payment = data.find((one) => one.type === "subscription" && one.payer?.user_id === userId);
      const usd = (amount: string) => ({ amount, currency: "USD" });
      return {
        by: await signBackIn(stage.kogi, stage.admin),
        params: { transaction_id: payment?.transaction_id ?? "" },
        body: { amount: usd("500"), bearer: "kogi", reason: "Could not sign in for two weeks." },
      };
    },
    amounts: { "/amount": { code: "refund.invalid", foreign: "refund.invalid" } },
    faults: [
      {
        name: "more than was charged for the plan",
        spoil: ({ body }) => ({ body: { ...body, amount: { amount: "1201", currency: "USD" } } }),
        status: 422,
        code: "refund.too_much",
      },
      {
        name: "a part of a whole month",
        spoil: ({ body }) => ({ body: { ...body, whole_month: true } }),
        status: 422,
        code: "refund.invalid",
      },
      {
        name: "an earner where nobody earned",
        spoil: ({ body }) => ({ body: { ...body, bearer: "earner" } }),
        status: 422,
        code: "refund.invalid",
      },
    ],
    good: 201,
  },
  {
    route: "POST /api/admin/refund-orders/:refund_order_id/answer",
    call: async (stage) => {
      const first = await signBackIn(stage.kogi, stage.admin);
      const body = { bearer: "earner", reason: "Charged twice." } as const;
      const params = await paid(stage, 300_000n);
      const { orders } = await first.api.payments.orderRefund({ params, body, idempotencyKey: newId() });
      const second = await signUp(stage.kogi, { roles: ["admin"] });
      const refund_order_id = orders[0]?.refund_order_id ?? "";
      return { by: second, params: { refund_order_id }, body: { answer: "confirm" } };
    },
    faults: [
      aboutNothing("refund_order_id", "refund.not_found"),
      {
        name: "who ordered it",
        spoil: async (_, { kogi, admin }) => ({ by: await signBackIn(kogi, admin) }),
        status: 403,
        code: "refund.second_person",
      },
    ],
    good: 200,
  },
  {
    route: "POST /api/admin/refunds/:refund_id/retry",
    call: async (stage) => {
      await failedRefund(stage);
      const admin = await signBackIn(stage.kogi, stage.admin);
      const { data } = await admin.api.payments.listAllRefunds({ query: { state: ["failed"] } });
      return { by: admin, params: { refund_id: data[0]?.refund_id ?? "" } };
    },
    faults: [
      aboutNothing("refund_id", "refund.not_found"),
      {
        name: "a refund that arrived",
        spoil: async (call) => {
          const { data } = (await call.by?.api.payments.listAllRefunds({ query: { state: ["done"] } })) ?? { data: [] };
          return { params: { refund_id: data[0]?.refund_id ?? "" } };
        },
        status: 409,
        code: "refund.not_failed",
      },
    ],
    good: 200,
  },
  {
    route: "POST /api/admin/refunds/:refund_id/settlement",
    call: async (stage) => ({
      by: await signBackIn(stage.kogi, stage.admin),
      params: { refund_id: await refundGivenUp(stage) },
      body: { transfer: "K-2026-17", paid_on: today(stage) },
    }),
    faults: [
      aboutNothing("refund_id", "refund.not_found"),
      {
        name: "a day that has not come",
        spoil: ({ body }) => ({ body: { ...body, paid_on: "2999-01-01" } }),
        status: 422,
        code: "refund.invalid",
      },
      {
        name: "no transfer",
        spoil: ({ body }) => ({ body: { ...body, transfer: "  " } }),
        status: 422,
        code: "refund.invalid",
      },
    ],
    good: 201,
  },
  {
    route: "POST /api/admin/refunds/:refund_id/settlement/answer",
    call: async (stage) => {
      const first = await signBackIn(stage.kogi, stage.admin);
      const params = { refund_id: await refundGivenUp(stage, 300_000n) };
      const body = { transfer: "K-2026-18", paid_on: today(stage) };
      await first.api.payments.settleRefund({ params, body, idempotencyKey: newId() });
      return { by: await signUp(stage.kogi, { roles: ["admin"] }), params, body: { answer: "confirm" } };
    },
    faults: [
      aboutNothing("refund_id", "refund.not_found"),
      {
        name: "who booked it",
        spoil: async (_, { kogi, admin }) => ({ by: await signBackIn(kogi, admin) }),
        status: 403,
        code: "refund.second_person",
      },
    ],
    good: 200,
  },
  {
    route: "POST /api/payout-methods",
    call: async ({ kogi }) => ({ by: await signUp(kogi), body: { ...BANK, currency: "EUR" } }),
    faults: [
      {
        name: "a currency that does not exist",
        spoil: ({ body }) => ({ body: { ...body, currency: "XXQ" } }),
        status: 422,
        code: "payout_method.unknown_currency",
      },
      {
        name: "an account that is none",
        spoil: ({ body }) => ({ body: { ...body, iban: "SE4550000000058398257467" } }),
        status: 422,
        code: "payout_method.invalid_iban",
      },
    ],
    good: 201,
  },
  {
    route: "POST /api/payouts",
    call: async (stage) => ({ by: await earner(stage), body: { amount: eur(10_000) } }),
    amounts: { "/amount": { code: "payout.invalid_amount", foreign: "payout.method_needed" } },
    faults: [
      {
        name: "nobody it could go to",
        spoil: ({ body }) => ({ body: { ...body, payout_method_id: newId() } }),
        status: 422,
        code: "payout.method_needed",
      },
      {
        name: "somebody else's account",
        spoil: async ({ body }, { kogi }) => {
          const other = await signUp(kogi);
          const { payout_method_id } = await other.api.payments.addPayoutMethod({ body: { ...BANK, currency: "EUR" } });
          return { body: { ...body, payout_method_id } };
        },
        status: 422,
        code: "payout.method_needed",
      },
      {
        name: "an account of another currency",
        spoil: async ({ by }) => {
          const { data } = (await by?.api.payments.listPayoutMethods()) ?? { data: [] };
          const payout_method_id = data[0]?.payout_method_id;
          return { body: { amount: { amount: "10000", currency: "USD" }, payout_method_id } };
        },
        status: 422,
        code: "payout.wrong_currency",
      },
      {
        name: "more than there is",
        spoil: () => ({ body: { amount: eur(45_001) } }),
        status: 422,
        code: "payout.not_enough",
      },
      {
        name: "less than the smallest payout",
        spoil: () => ({ body: { amount: eur(1) } }),
        status: 422,
        code: "payout.below_minimum",
      },
    ],
    good: 201,
  },
  {
    route: "POST /api/exchange-quotes",
    call: async ({ kogi }) => ({ by: await signUp(kogi), body: { from: eur(10_000), to_currency: "USD" } }),
    amounts: { "/from": { code: "exchange.invalid_amount", foreign: null } },
    faults: [
      yesterdaysRate,
      {
        name: "the same currency",
        spoil: ({ body }) => ({ body: { ...body, to_currency: "EUR" } }),
        status: 422,
        code: "exchange.same_currency",
      },
      {
        name: "dinars, which have no rate",
        spoil: ({ body }) => ({ body: { ...body, from: { amount: "1500", currency: "KWD" } } }),
        status: 422,
        code: "exchange.no_rate",
      },
      {
        name: "too little to become anything",
        spoil: () => ({ body: { from: { amount: "1", currency: "HUF" }, to_currency: "EUR" } }),
        status: 422,
        code: "exchange.too_little",
      },
    ],
    good: 201,
  },
  {
    route: "POST /api/exchange-quotes/:quote_id/acceptance",
    call: async (stage) => {
      const person = await earner(stage);
      const body = { from: eur(10_000), to_currency: "USD" };
      return { by: person, params: { quote_id: (await person.api.payments.quoteExchange({ body })).quote_id } };
    },
    faults: [
      aboutNothing("quote_id", "exchange.not_found"),
      stranger("exchange.not_found"),
      {
        name: "more than there is",
        spoil: async ({ by }) => {
          const body = { from: eur(99_999_999), to_currency: "USD" };
          const quote = await by?.api.payments.quoteExchange({ body });
          return { params: { quote_id: quote?.quote_id ?? "" } };
        },
        status: 422,
        code: "exchange.not_enough",
      },
    ],
    good: 200,
  },
];
