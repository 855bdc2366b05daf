// What runs Kogi asks: alive, ready, how it goes.

import { sql } from "kysely";
import { Type } from "typebox";
import { fileRoute, record, route } from "#api-schema/core.ts";
import { requestErrors } from "#platform/errors/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mayReadMetrics } from "./metrics.rules.ts";

export const operationsApi = {
  healthz: route({
    method: "GET",
    path: "/healthz",
    summary: "The process is alive",
    access: "public",
    rate: "none",
    response: record({ status: Type.String() }),
  }),
  readyz: route({
    method: "GET",
    path: "/readyz",
    summary: "The process can answer: its database does",
    access: "public",
    rate: "none",
    response: record({ status: Type.String() }),
    errors: ["request.unavailable"],
  }),
  metrics: fileRoute({
    method: "GET",
    path: "/metrics",
    summary: "Prometheus metrics",
    access: "operator",
    rate: "none",
    files: ["text/plain"],
  }),
};

export function registerOperations(http: HttpApp, platform: Platform): void {
  platform.metrics.gauge("kogi_timer_lag_milliseconds", "How late the oldest waiting timer is", () =>
    platform.timers.lagMs(),
  );
  platform.metrics.gauge("kogi_timers_failing", "Timers whose work failed and is tried again", () =>
    platform.timers.failing(),
  );
  platform.metrics.gauge("kogi_jobs_ready", "Jobs waiting for a worker", async () =>
    (await platform.jobs.stats()).reduce((sum, queue) => sum + queue.ready, 0),
  );
  platform.metrics.gauge("kogi_jobs_oldest_ready_seconds", "How long the oldest job waits that could run", () =>
    platform.jobs.oldestReadySeconds(),
  );
  platform.metrics.gauge("kogi_jobs_failed", "Jobs that failed for good", async () =>
    (await platform.jobs.stats()).reduce((sum, queue) => sum + queue.failed, 0),
  );
  serve(http, operationsApi.healthz, async () => ({ status: "alive" }));
  // Nobody counts these calls, so all who ask at a time share one question to the database.
  let asking: Promise<unknown> | null = null;
  serve(http, operationsApi.readyz, async () => {
    asking ??= sql`select 1`.execute(platform.db).finally(() => {
      asking = null;
    });
    try {
      await asking;
    } catch {
      throw requestErrors.unavailable();
    }
    return { status: "ready" };
  });
  serve(http, operationsApi.metrics, async ({ address, headers, setHeader }) => {
    if (!mayReadMetrics(platform.config.metricsToken, { address, headers })) throw requestErrors.notFound();
    setHeader("content-type", platform.metrics.registry.contentType);
    return Buffer.from(await platform.metrics.registry.metrics());
  });
}
