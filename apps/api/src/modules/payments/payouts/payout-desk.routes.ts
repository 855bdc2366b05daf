import { paymentsApi } from "#api-schema/payments.ts";
import { type HttpApp, keyed, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listAllPayouts, listAllRefunds, recheckPayout, retryRefundByHand } from "./payout-desk.ts";
import { readSchedule, setSchedule } from "./payout-schedule.ts";

export function registerPayoutDeskRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.getPayoutSchedule, ({ actor }) => readSchedule(platform, actor.userId));
  serve(http, paymentsApi.setPayoutSchedule, ({ actor, body }) => setSchedule(platform, actor, body.schedule));
  serve(http, paymentsApi.listAllPayouts, ({ query }) => listAllPayouts(platform, query));
  serve(http, paymentsApi.recheckPayout, ({ actor, params }) => recheckPayout(platform, actor, params.payout_id));
  serve(http, paymentsApi.listAllRefunds, ({ query }) => listAllRefunds(platform, query));
  serve(http, paymentsApi.retryRefund, ({ actor, params, idempotencyKey }) =>
    retryRefundByHand(platform, keyed(actor, idempotencyKey), params.refund_id),
  );
}
