// Development only: moves the business clock forward, so that journeys need not wait 14 days.
import { Type } from "typebox";
import { record, route } from "#api-schema/core.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";

export const devClockApi = {
  advanceClock: route({
    method: "POST",
    path: "/dev/clock",
    summary: "Move the business clock forward by milliseconds and work off what became due",
    access: "dev",
    idempotency: "none",
    body: record({ advance: Type.Integer({ minimum: 0, maximum: 400 * 86_400_000 }) }),
    response: record({ now: Type.String(), fired: Type.Integer() }),
    status: 200,
  }),
};

export function registerDevClock(http: HttpApp, platform: Platform): void {
  serve(http, devClockApi.advanceClock, async ({ body }) => {
    const offsetMs = platform.clock.offsetMs + body.advance;
    await platform.inTransaction((tx) =>
      tx
        .insertInto("platform.dev_clock")
        .values({ offset_ms: BigInt(offsetMs) })
        .onConflict((conflict) => conflict.column("singleton").doUpdateSet({ offset_ms: BigInt(offsetMs) }))
        .execute(),
    );
    platform.clock.setOffset(offsetMs);
    return { now: platform.clock.now().toISOString(), fired: await platform.timers.sweep() };
  });
}
