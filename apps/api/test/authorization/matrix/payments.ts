import { newId } from "#platform/ids/index.ts";
import { signUp } from "#test/people.ts";
import { saveCard } from "#test/saved-cards.ts";
import type { Call, Row, Stage } from "../matrix.ts";
import { ended, eur, funded, type Hire, hire, paying } from "../things.ts";

type Side = "client" | "freelancer";

const onPayment =
  (side: Side, make: (kogi: Stage["kogi"], client: Stage["owner"]) => Promise<Hire & { transactionId: string }>) =>
  async (stage: Stage): Promise<Call> => {
    const hired = await make(stage.kogi, stage.owner);
    return { owner: hired[side], params: { transaction_id: hired.transactionId } };
  };

const payFor =
  (side: Side) =>
  async (stage: Stage): Promise<Call> => {
    const hired = await hire(stage.kogi, stage.owner);
    return { owner: hired[side], body: { type: "milestone", milestone_id: hired.milestoneId } };
  };

const bank = {
  kind: "bank_account",
  holder_name: "Ana Sol",
  iban: "SE45 5000 0000 0583 9825 7466",
  currency: "EUR",
} as const;

async function bankAccount({ owner }: Stage): Promise<Call> {
  const { data } = await owner.api.payments.listPayoutMethods();
  const known = data[0] ?? (await owner.api.payments.addPayoutMethod({ body: bank }));
  return { params: { payout_method_id: known.payout_method_id } };
}

/** A plan in its trial, of somebody who has a card. */
async function subscription({ kogi }: Stage) {
  const owner = await signUp(kogi);
  await saveCard(kogi, owner, "approved");
  const { subscription_id } = await owner.api.payments.startSubscription({
    body: { plan: "plus" },
    idempotencyKey: newId(),
  });
  return { owner, params: { subscription_id } };
}

async function exchangeQuote({ owner }: Stage): Promise<Call> {
  const body = { from: eur(10_000), to_currency: "USD" };
  return { params: { quote_id: (await owner.api.payments.quoteExchange({ body })).quote_id } };
}

async function invoice(stage: Stage): Promise<Call> {
  const hired = await ended(stage.kogi, stage.owner);
  const { data } = await hired.freelancer.api.payments.listInvoices({ query: {} });
  return { owner: hired.freelancer, params: { invoice_id: data[0]?.invoice_id ?? "" } };
}

async function checkout(stage: Stage): Promise<Call> {
  const hired = await paying(stage.kogi, stage.owner);
  const { checkout_url } = await hired.client.api.payments.getPayment({
    params: { transaction_id: hired.transactionId },
  });
  return { params: { session: (checkout_url ?? "").split("/").at(-1) ?? "" }, body: { action: "challenge_fail" } };
}

const identity = { legal_name: "Ana Sol", birth_date: "1991-04-12", country: "SE" };
const taxProfile = { name: "Ana Sol", address: ["Street 1"], country: "SE", vat_id: null, version: 0 };
const thisYear = ({ kogi }: Stage): Call => ({
  params: { year: String(kogi.platform.clock.now().getUTCFullYear()) },
});
const nobodysId = "01990000-0000-7000-8000-000000000000";

// Money is seen by the two people it moves between; the payer alone pays or gives up. Withdrawing and bank accounts are
// closed to API keys whatever their scopes. The provider's own pages are for whoever holds their address.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const paymentsMatrix: readonly Row[] = [
  { route: "GET /api/payments", is: "401 200 200 200 200 200 200 200 403" },
  { route: "POST /api/payments", whose: "client", is: "401 403 201 404 404 404 404 404 403", call: payFor("client") },
  {
    route: "POST /api/payments",
    whose: "freelancer",
    is: "401 403 403 404 404 404 404 404 403",
    call: payFor("freelancer"),
  },
  {
    route: "GET /api/payments/:transaction_id",
    whose: "payer",
    is: "401 404 200 404 404 404 404 404 403",
    call: onPayment("client", paying),
  },
  {
    route: "GET /api/payments/:transaction_id",
    whose: "recipient",
    is: "401 404 200 404 404 404 404 404 403",
    call: onPayment("freelancer", funded),
  },
  // Nothing is paid into rounds yet, and of a round without payments of one's own nobody hears: not even that it is one.
  {
    route: "GET /api/payments/series/:round_id",
    is: "401 404 404 404 404 404 404 404 403",
    call: () => ({ params: { round_id: nobodysId } }),
  },
  {
    route: "POST /api/payments/:transaction_id/checkout",
    whose: "payer",
    is: "401 404 200 404 404 404 404 404 403",
    call: onPayment("client", paying),
  },
  {
    route: "POST /api/payments/:transaction_id/checkout",
    whose: "recipient",
    is: "401 404 404 404 404 404 404 404 403",
    call: onPayment("freelancer", paying),
  },
  {
    route: "POST /api/payments/:transaction_id/cancellation",
    whose: "payer",
    is: "401 404 200 404 404 404 404 404 403",
    call: onPayment("client", paying),
  },
  {
    route: "POST /api/payments/:transaction_id/cancellation",
    whose: "recipient",
    is: "401 404 404 404 404 404 404 404 403",
    call: onPayment("freelancer", paying),
  },
  {
    route: "GET /api/fees/quote",
    is: "200 200 200 200 200 200 200 200 200",
    call: () => ({ query: "kind=hire&amount=10000&currency=EUR" }),
  },
  { route: "GET /api/currencies", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/rates", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/wallet", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "GET /api/wallet/statement",
    is: "401 200 200 200 200 200 200 200 403",
    call: () => ({ query: "currency=EUR" }),
  },
  {
    route: "GET /api/wallet/statement/csv",
    is: "401 200 200 200 200 200 200 200 403",
    call: () => ({ query: "currency=EUR" }),
  },
  {
    route: "GET /api/wallet/statement/pdf",
    is: "401 200 200 200 200 200 200 200 403",
    call: () => ({ query: "currency=EUR" }),
  },
  {
    route: "POST /api/exchange-quotes",
    is: "401 403 201 201 201 201 201 201 403",
    call: () => ({ body: { from: eur(10_000), to_currency: "USD" } }),
  },
  { route: "GET /api/exchange-quotes/:quote_id", is: "401 404 200 404 404 404 404 404 403", call: exchangeQuote },
  // The owner here has earned nothing to change: heard, and refused for that.
  {
    route: "POST /api/exchange-quotes/:quote_id/acceptance",
    is: "401 403 422 404 404 404 404 404 403",
    call: exchangeQuote,
  },
  { route: "GET /api/tax-profile", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "PUT /api/tax-profile",
    is: "401 403 200 200 200 200 200 200 403",
    call: () => ({ body: taxProfile }),
    spoils: true,
  },
  { route: "GET /api/tax-years", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/tax-years/:year", is: "401 200 200 200 200 200 200 200 403", call: thisYear },
  { route: "GET /api/tax-years/:year/csv", is: "401 200 200 200 200 200 200 200 403", call: thisYear },
  { route: "GET /api/tax-years/:year/pdf", is: "401 200 200 200 200 200 200 200 403", call: thisYear },
  { route: "GET /api/plans", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/subscriptions", is: "401 200 200 200 200 200 200 200 403" },
  // Nobody here has saved a card, or has the role of the plan: heard, and refused for that.
  {
    route: "POST /api/subscriptions",
    is: "401 403 422 422 422 422 422 422 403",
    call: () => ({ body: { plan: "plus" } }),
  },
  ...(["GET", "POST"] as const).map((method) => ({
    route: `${method} /api/subscriptions/:subscription_id/plan`,
    is: method === "GET" ? "401 404 200 404 404 404 404 404 403" : "401 403 200 404 404 404 404 404 403",
    call: async (stage: Stage) => ({
      ...(await subscription(stage)),
      ...(method === "GET" ? { query: "plan=pro" } : { body: { plan: "pro" } }),
    }),
  })),
  {
    route: "POST /api/subscriptions/:subscription_id/cancellation",
    is: "401 404 200 404 404 404 404 404 403",
    call: subscription,
  },
  {
    route: "DELETE /api/subscriptions/:subscription_id/cancellation",
    is: "401 404 200 404 404 404 404 404 403",
    call: async (stage: Stage) => {
      const made = await subscription(stage);
      await made.owner.api.payments.cancelSubscription({ params: made.params });
      return made;
    },
  },
  // Nothing is owed in a trial: its owner is heard, and refused for that.
  {
    route: "POST /api/subscriptions/:subscription_id/payment",
    is: "401 403 409 404 404 404 404 404 403",
    call: subscription,
  },
  { route: "GET /api/admin/reconciliation/runs", is: "401 403 403 403 403 403 200 403 403" },
  { route: "POST /api/admin/reconciliation/runs", is: "401 403 403 403 403 403 201 403 403" },
  { route: "GET /api/admin/reconciliation/breaks", is: "401 403 403 403 403 403 200 403 403" },
  ...[
    ["owner", undefined],
    ["notes", { text: "Asked their support." }],
    ["closure", { reason: "other", note: "Nothing to see." }],
  ].map(([step, body]) => ({
    route: `POST /api/admin/reconciliation/breaks/:break_id/${step}`,
    is: "401 403 403 403 403 403 404 403 403",
    call: (): Call => ({ params: { break_id: nobodysId }, ...(typeof body === "object" ? { body } : {}) }),
  })),
  {
    route: "GET /api/admin/reconciliation/breaks/:break_id",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { break_id: nobodysId } }),
  },
  {
    route: "POST /api/admin/reconciliation/breaks/:break_id/booking",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { break_id: nobodysId }, body: { reason: "Of nobody." } }),
  },
  { route: "GET /api/admin/bookings", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "POST /api/admin/bookings/:booking_id/answer",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { booking_id: nobodysId }, body: { answer: "confirm" } }),
  },
  {
    route: "POST /api/admin/bookings/:booking_id/withdrawal",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { booking_id: nobodysId } }),
  },
  {
    // Nothing is owed there.
    route: "POST /api/admin/tax-payments",
    is: "401 403 403 403 403 403 422 403 403",
    call: () => ({ body: { country: "AQ", amount: eur(100), reason: "Return of the quarter." } }),
  },
  {
    route: "POST /api/admin/ledger/journals/:journal_id/reversal",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { journal_id: nobodysId }, body: { reason: "By mistake." } }),
  },
  { route: "GET /api/admin/subscriptions", is: "401 403 403 403 403 403 200 403 403" },
  { route: "GET /api/payout-methods", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "POST /api/payout-methods",
    is: "401 403 201 201 201 201 201 201 403",
    call: () => ({ body: bank }),
    spoils: true,
  },
  {
    route: "DELETE /api/payout-methods/:payout_method_id",
    is: "401 404 204 404 404 404 404 404 403",
    call: bankAccount,
  },
  { route: "GET /api/wallet/holds", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/admin/chargebacks", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "GET /api/admin/chargebacks/:chargeback_id",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { chargeback_id: nobodysId } }),
  },
  {
    route: "GET /api/admin/chargebacks/:chargeback_id/evidence-draft",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { chargeback_id: nobodysId } }),
  },
  {
    route: "POST /api/admin/chargebacks/:chargeback_id/evidence",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { chargeback_id: nobodysId }, body: { text: "It was delivered." } }),
  },
  { route: "GET /api/payout-schedule", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "PUT /api/payout-schedule",
    is: "401 403 200 200 200 200 200 200 403",
    call: () => ({ body: { schedule: "weekly" } }),
  },
  { route: "GET /api/admin/payouts", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "POST /api/admin/payouts/:payout_id/recheck",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { payout_id: nobodysId } }),
  },
  { route: "GET /api/admin/payments", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "GET /api/admin/payments/:transaction_id",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { transaction_id: nobodysId } }),
  },
  {
    route: "POST /api/admin/payments/:transaction_id/refunds",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { transaction_id: nobodysId }, body: { bearer: "kogi", reason: "By mistake." } }),
  },
  {
    route: "POST /api/admin/refund-orders/:refund_order_id/answer",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { refund_order_id: nobodysId }, body: { answer: "confirm" } }),
  },
  { route: "GET /api/admin/refunds", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "POST /api/admin/refunds/:refund_id/retry",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { refund_id: nobodysId } }),
  },
  {
    route: "GET /api/admin/refunds/:refund_id",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { refund_id: nobodysId } }),
  },
  {
    route: "POST /api/admin/refunds/:refund_id/settlement",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { refund_id: nobodysId }, body: { transfer: "K-1", paid_on: "2026-01-02" } }),
  },
  {
    route: "POST /api/admin/refunds/:refund_id/settlement/answer",
    is: "401 403 403 403 403 403 404 403 403",
    call: () => ({ params: { refund_id: nobodysId }, body: { answer: "confirm" } }),
  },
  { route: "GET /api/payouts", is: "401 200 200 200 200 200 200 200 403" },
  // Nobody here has earned anything: heard, and refused for what they lack.
  {
    route: "POST /api/payouts",
    is: "401 403 422 422 422 422 422 422 403",
    call: () => ({ body: { amount: eur(10_000) } }),
  },
  {
    route: "GET /api/payouts/:payout_id",
    is: "401 404 404 404 404 404 404 404 403",
    call: () => ({ params: { payout_id: nobodysId } }),
  },
  { route: "GET /api/identity-verification", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "POST /api/identity-verification",
    is: "401 403 200 200 200 200 200 200 403",
    call: () => ({ body: identity }),
    spoils: true,
  },
  { route: "GET /api/invoices", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/invoices/:invoice_id", is: "401 404 200 404 404 404 404 404 403", call: invoice },
  { route: "GET /api/invoices/:invoice_id/pdf", is: "401 404 200 404 404 404 404 404 403", call: invoice },
  // Only the provider can sign its news.
  {
    route: "POST /api/webhooks/sandbox",
    is: "401 401 401 401 401 401 401 401 401",
    call: () => ({ body: { id: "forged" } }),
  },
  { route: "POST /dev/sandbox", is: "200 200 200 200 200 200 200 200 200", call: () => ({ body: { duplicate: 1 } }) },
  { route: "GET /sandbox/checkout/:session", is: "200 200 200 200 200 200 200 200 200", call: checkout },
  { route: "POST /sandbox/checkout/:session", is: "303 303 303 303 303 303 303 303 303", call: checkout },
  {
    route: "GET /sandbox/fonts/:file",
    is: "200 200 200 200 200 200 200 200 200",
    call: () => ({ params: { file: "text.woff2" } }),
  },
];
