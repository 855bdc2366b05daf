// Wires the module: gateway, routes, jobs, timers.
import { paymentsApi } from "#api-schema/payments.ts";
import { registerExportPart } from "#modules/users/index.ts";
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { registerBookings } from "./bookings/bookings.routes.ts";
import { registerChargebacks } from "./chargebacks/register-chargebacks.ts";
import { followCheckout } from "./checkout/apply-checkout.ts";
import {
  closeCheckoutJob,
  EXPIRY_TIMER,
  followCheckoutJob,
  openCheckoutJob,
  SETTLEMENT_TIMER,
} from "./checkout/checkout.jobs.ts";
import { closeCheckout } from "./checkout/close-checkout.ts";
import { openCheckout } from "./checkout/open-checkout.ts";
import { issueDocumentsJob, type Occasion } from "./documents/document.jobs.ts";
import { registerInvoiceRoutes } from "./documents/invoices.routes.ts";
import { issueDocuments } from "./documents/issue-documents.ts";
import { handleErasure } from "./erasure/erase-person.ts";
import { registerExchangeRoutes } from "./exchange/exchange.routes.ts";
import { exportPerson } from "./export/export-person.ts";
import { listenToPlans } from "./fees/fees.listeners.ts";
import { registerFeeRoutes } from "./fees/fees.routes.ts";
import { finishStuck } from "./follow-up/finish-stuck.ts";
import { useGateway } from "./gateway/gateway.ts";
import type { Deliver } from "./gateway/sandbox/events.ts";
import { registerSandboxRoutes } from "./gateway/sandbox/sandbox.routes.ts";
import { createSandbox } from "./gateway/sandbox/sandbox.ts";
import { createStripeGateway } from "./gateway/stripe/stripe.ts";
import { checkBooks } from "./ledger/check-books.ts";
import { registerLedgerRoutes } from "./ledger/explore/ledger.routes.ts";
import { HOLD_TIMER, voidOverdue } from "./ledger/hold-until.ts";
import { showLedger } from "./ledger/ledger-figures.ts";
import { registerPaymentRoutes } from "./payments.routes.ts";
import { followRecipient, followRecipientJob } from "./payouts/follow-recipient.ts";
import { forgetAccount } from "./payouts/forget-account.ts";
import { payOutHeld, payOutHeldJob, walletDue, watchWallets } from "./payouts/hold-wallet.ts";
import { forgetAccountJob, sendPayoutJob } from "./payouts/payout.jobs.ts";
import { registerPayoutDeskRoutes } from "./payouts/payout-desk.routes.ts";
import { payBySchedule, paySchedule, SCHEDULE_TIMER, scheduleDue } from "./payouts/payout-schedule.ts";
import { sendPayout } from "./payouts/send-payout.ts";
import { WALLET_TIMER } from "./payouts/watch-wallet.ts";
import { CLEARING_TIMER, clearMoney } from "./protected/clear-money.ts";
import { followRefundJob, REFUND_RETRY_TIMER, sendRefundJob } from "./protected/refund.jobs.ts";
import { retryRefund } from "./protected/retry-refund.ts";
import { followRefund, sendRefund } from "./protected/send-refund.ts";
import { registerRatesRoutes } from "./rates/rates.routes.ts";
import { renewRates } from "./rates/renew-rates.ts";
import { registerReconciliation } from "./reconciliation/reconciliation.routes.ts";
import { registerPaymentDesk } from "./refund-desk/payment-desk.routes.ts";
import { RESERVE_TIMER, releaseReserve } from "./reserve/keep-reserve.ts";
import { registerSavedMethods } from "./saved-methods/register-saved-methods.ts";
import { registerSubscriptions } from "./subscriptions/subscriptions.routes.ts";
import { registerTaxRoutes } from "./tax/tax.routes.ts";
import { showWaiting } from "./two-person/count-waiting.ts";
import { registerWalletRoutes } from "./wallet/wallet.routes.ts";
import { forgetWebhookBodies } from "./webhooks/forget-bodies.ts";
import { handleWebhook } from "./webhooks/handle-webhook.ts";
import { hearAgain, hearAgainJob } from "./webhooks/hear-again.ts";
import { handleWebhookJob } from "./webhooks/receive-webhook.ts";

export function registerPayments(http: HttpApp, platform: Platform): void {
  const { stripe } = platform.config;
  useGateway(platform, stripe ? createStripeGateway(stripe, platform.clock) : createSandbox(platform, deliverTo(http)));
  registerPaymentRoutes(http, platform);
  registerWalletRoutes(http, platform);
  registerPayoutDeskRoutes(http, platform);
  registerPaymentDesk(http, platform);
  registerChargebacks(http, platform);
  registerInvoiceRoutes(http, platform);
  registerSavedMethods(http, platform);
  registerRatesRoutes(http, platform);
  registerExchangeRoutes(http, platform);
  registerFeeRoutes(http, platform);
  registerLedgerRoutes(http, platform);
  registerSubscriptions(http, platform);
  registerReconciliation(http, platform);
  registerBookings(http, platform);
  registerTaxRoutes(http, platform);
  if (!stripe) registerSandboxRoutes(http, platform);
  showLedger(platform);
  showWaiting(platform);
  listenToPlans(platform);
  handleErasure(platform);
  registerExportPart(platform, { name: "money", collect: exportPerson });

  const { jobs, timers } = platform;
  jobs.handle(openCheckoutJob, ({ transaction_id }) => openCheckout(platform, transaction_id));
  jobs.handle(closeCheckoutJob, ({ transaction_id, cancelled }) =>
    closeCheckout(platform, transaction_id, cancelled ? "cancelled" : "failed"),
  );
  jobs.handle(sendRefundJob, ({ refund_id }) => sendRefund(platform, refund_id));
  jobs.handle(followRefundJob, async ({ gateway_refund }) => void (await followRefund(platform, gateway_refund)));
  jobs.handle(forgetAccountJob, ({ payout_method_id }) => forgetAccount(platform, payout_method_id));
  jobs.handle(sendPayoutJob, ({ payout_id }) => sendPayout(platform, payout_id));
  jobs.handle(followRecipientJob, async ({ recipient }) => void (await followRecipient(platform, recipient)));
  jobs.handle(payBySchedule, (job) => paySchedule(platform, job));
  timers.onDue(RESERVE_TIMER, (tx, { ref }) => releaseReserve(tx, platform, ref));
  timers.onDue(WALLET_TIMER, (tx, { ref }) => walletDue(tx, platform, ref));
  jobs.handle(payOutHeldJob, (job) => payOutHeld(platform, job));
  jobs.daily("payments.watch_wallets", "41 2 * * *", () => watchWallets(platform));
  timers.onDue(SCHEDULE_TIMER, (tx, { ref, dueAt }) => scheduleDue(tx, platform, ref, dueAt));
  timers.onDue(REFUND_RETRY_TIMER, async (tx, { ref }) => void (await retryRefund(tx, platform, ref)));
  jobs.handle(handleWebhookJob, ({ gateway, event_id }) => handleWebhook(platform, { gateway, eventId: event_id }));
  jobs.handle(hearAgainJob, (job) => hearAgain(platform, job));
  // The job's schema allows these occasions alone.
  jobs.handle(issueDocumentsJob, ({ occasion, id }) => issueDocuments(platform, occasion as Occasion, id));
  jobs.daily("payments.forget_webhook_bodies", "27 3 * * *", () => forgetWebhookBodies(platform));
  jobs.daily("payments.finish_stuck", "*/10 * * * *", async () => void (await finishStuck(platform)));
  jobs.daily("payments.check_books", "11 3 * * *", async () => void (await checkBooks(platform, null)));
  // The bank publishes a working day's rates at about 16:00 of its time.
  jobs.daily("payments.renew_rates", "37 15 * * *", () => renewRates(platform));
  timers.onDue(HOLD_TIMER, (tx, { ref }) => voidOverdue(tx, ref, platform.clock.now()));
  timers.onDue(EXPIRY_TIMER, (tx, { ref }) =>
    jobs.enqueue(tx, closeCheckoutJob, { transaction_id: ref, cancelled: false }),
  );
  jobs.handle(followCheckoutJob, ({ transaction_id }) => followCheckout(platform, transaction_id));
  timers.onDue(SETTLEMENT_TIMER, (tx, { ref }) => jobs.enqueue(tx, followCheckoutJob, { transaction_id: ref }));
  timers.onDue(CLEARING_TIMER, (tx, { ref }) => clearMoney(tx, platform, ref));
}

/** The sandbox's webhooks go through the whole HTTP pipeline, without a socket: so they need no address of their own. */
function deliverTo(http: HttpApp): Deliver {
  const { method, path } = paymentsApi.receiveSandboxWebhook;
  return async ({ headers, body }) => {
    const answer = await http.fastify.inject({ method, url: path, headers, payload: body });
    return answer.statusCode;
  };
}
