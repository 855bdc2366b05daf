import { paymentsApi } from "#api-schema/payments.ts";
import { assert } from "#platform/errors/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { cancelPayment } from "./checkout/close-checkout.ts";
import { readPayment, readPayments, readPaymentsOfRound, refreshPayment } from "./checkout/read-payments.ts";
import { startPayment } from "./checkout/start-payment.ts";
import { readWebhooks, retryWebhook, retryWebhooks } from "./webhooks/inbox-desk.ts";
import { receiveWebhook } from "./webhooks/receive-webhook.ts";

export function registerPaymentRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.listPayments, ({ actor, query }) => readPayments(platform, actor, query));

  serve(http, paymentsApi.startPayment, ({ actor, body, idempotencyKey }) => {
    assert(idempotencyKey, "money routes have a key");
    return startPayment(platform, actor, { body, idempotencyKey });
  });

  serve(http, paymentsApi.listPaymentsOfRound, ({ actor, params, query }) =>
    readPaymentsOfRound(platform, actor, params.round_id, query),
  );

  serve(http, paymentsApi.getPayment, ({ actor, params }) => readPayment(platform, actor, params.transaction_id));

  serve(http, paymentsApi.openCheckout, ({ actor, params }) => refreshPayment(platform, actor, params.transaction_id));

  serve(http, paymentsApi.cancelPayment, ({ actor, params }) => cancelPayment(platform, actor, params.transaction_id));

  serve(http, paymentsApi.listWebhooks, ({ query }) => readWebhooks(platform, query));
  serve(http, paymentsApi.retryWebhooks, ({ actor }) => retryWebhooks(platform, actor));
  serve(http, paymentsApi.retryWebhook, ({ actor, params }) =>
    retryWebhook(platform, actor, { gateway: params.gateway, eventId: params.event_id }),
  );

  // One door for each provider, so that news of one that is not in use are refused and not mistaken for another's.
  for (const [gateway, contract] of [
    ["sandbox", paymentsApi.receiveSandboxWebhook],
    ["stripe", paymentsApi.receiveStripeWebhook],
  ] as const)
    serve(http, contract, async ({ headers, rawBody }) => {
      await receiveWebhook(platform, { gateway, headers, body: rawBody });
      return { received: true };
    });
}
