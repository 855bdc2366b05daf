import { paymentsApi } from "#api-schema/payments.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listAllPayouts, recheckPayout } from "./payout-desk.ts";
import { readSchedule, setSchedule } from "./payout-schedule.ts";

export function registerPayoutDeskRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.getPayoutSchedule, ({ actor }) => readSchedule(platform, actor.userId));
  serve(http, paymentsApi.setPayoutSchedule, ({ actor, body }) => setSchedule(platform, actor, body.schedule));
  serve(http, paymentsApi.listAllPayouts, ({ query }) => listAllPayouts(platform, query));
  serve(http, paymentsApi.recheckPayout, ({ actor, params }) => recheckPayout(platform, actor, params.payout_id));
}
