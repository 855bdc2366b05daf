// The routes of payments, fees and rates; with those of the wallet and of the sandbox provider beside them.
import { Type } from "typebox";
import { chargebackRoutes } from "./chargebacks.ts";
import { CurrencyCode, Id, oneOf, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { milestoneErrors } from "./milestones.ts";
import { paymentDeskRoutes } from "./payment-desk.ts";
import { bookingRoutes } from "./payments-bookings.ts";
import { exchangeRoutes } from "./payments-exchange.ts";
import { feeRoutes } from "./payments-fees.ts";
import { ledgerRoutes } from "./payments-ledger.ts";
import { methodRoutes } from "./payments-methods.ts";
import { reconciliationRoutes } from "./payments-reconciliation.ts";
import { sandboxRoutes } from "./payments-sandbox.ts";
import { subscriptionRoutes } from "./payments-subscriptions.ts";
import { taxRoutes } from "./payments-tax.ts";
import { CurrencyView, PaymentBody, PaymentStatus, PaymentView, RatesView } from "./payments-views.ts";
import { walletRoutes } from "./payments-wallet.ts";
import { webhookDeskRoutes } from "./payments-webhooks.ts";
import { payoutDeskRoutes } from "./payout-desk.ts";

const paymentParams = record({ transaction_id: Id });

export const paymentsApi = {
  listPayments: route({
    method: "GET",
    path: "/api/payments",
    summary: "Payments you made or received, newest first",
    access: "signed_in",
    scope: "payments:read",
    query: record({
      ...pageQuery,
      ...sortedBy("-created_at"),
      status: Type.Optional(Type.Array(PaymentStatus)),
      type: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
      project_id: Type.Optional(Id),
      direction: Type.Optional(oneOf("out", "in")),
    }),
    response: pageOf(PaymentView),
  }),
  startPayment: route({
    method: "POST",
    path: "/api/payments",
    summary: "Start paying for something; the answer holds the page to pay on",
    access: "verified",
    scope: "payments:write",
    rate: "money",
    body: PaymentBody,
    response: PaymentView,
    status: 201,
    errors: [
      "payment.unknown_type",
      "payment.invalid_amount",
      "payment.amount_changed",
      "payment.already_open",
      // What it is paid for says whether it can be.
      ...milestoneErrors,
      "milestone.invalid",
      "milestone.freelancer_away",
      "fees.too_large",
      "fees.too_small",
      "payment.gateway_away",
      "payment.gateway_refused",
    ],
  }),
  listPaymentsOfRound: route({
    method: "GET",
    path: "/api/payments/series/:round_id",
    summary: "Payments you made into a series round or received for it, newest first",
    access: "signed_in",
    scope: "payments:read",
    params: record({ round_id: Id }),
    query: record({ ...pageQuery, ...sortedBy("-created_at") }),
    response: pageOf(PaymentView),
    errors: ["payment.not_found"],
  }),
  getPayment: route({
    method: "GET",
    path: "/api/payments/:transaction_id",
    summary: "One payment with its attempts and refunds",
    access: "signed_in",
    scope: "payments:read",
    params: paymentParams,
    response: PaymentView,
    errors: ["payment.not_found"],
  }),
  openCheckout: route({
    method: "POST",
    path: "/api/payments/:transaction_id/checkout",
    summary: "The page to pay a pending payment on, made anew if it is missing",
    access: "signed_in",
    scope: "payments:write",
    rate: "write",
    params: paymentParams,
    response: PaymentView,
    errors: ["payment.not_found", "payment.not_open", "payment.gateway_away", "payment.gateway_refused"],
  }),
  cancelPayment: route({
    method: "POST",
    path: "/api/payments/:transaction_id/cancellation",
    summary: "Give up a pending payment; nothing is charged",
    access: "signed_in",
    scope: "payments:write",
    params: paymentParams,
    response: PaymentView,
    errors: ["payment.not_found", "payment.not_open", "payment.gateway_away", "payment.gateway_refused"],
  }),
  listCurrencies: route({
    method: "GET",
    path: "/api/currencies",
    summary: "Currencies with their digits",
    access: "public",
    response: record({ data: Type.Array(CurrencyView) }),
  }),
  getRates: route({
    method: "GET",
    path: "/api/rates",
    summary: "Exchange rates for display, with their date",
    access: "public",
    query: record({ base: Type.Optional(CurrencyCode) }),
    response: RatesView,
    errors: ["rates.unknown_currency"],
  }),
  receiveStripeWebhook: route({
    method: "POST",
    path: "/api/webhooks/stripe",
    summary: "News of Stripe, signed",
    access: "webhook",
    rate: "webhook",
    idempotency: "none",
    response: record({ received: Type.Boolean() }),
    errors: ["webhook.bad_signature", "webhook.expired", "webhook.unreadable"],
  }),
  ...methodRoutes,
  ...webhookDeskRoutes,
  ...walletRoutes,
  ...payoutDeskRoutes,
  ...paymentDeskRoutes,
  ...chargebackRoutes,
  ...exchangeRoutes,
  ...feeRoutes,
  ...ledgerRoutes,
  ...reconciliationRoutes,
  ...bookingRoutes,
  ...subscriptionRoutes,
  ...taxRoutes,
  ...sandboxRoutes,
};
