import { paymentsApi } from "#api-schema/payments.ts";
import { decodeInstantCursor, type HttpApp, serve, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway } from "../gateway/gateway.ts";
import { breakViews, closeBreak, noteBreak, takeBreak } from "./handle-break.ts";
import { reconcile } from "./reconcile.ts";
import { countBreaks, listBreaks, newestRuns } from "./reconciliation.repository.ts";

const RUNS_SHOWN = 10;
// It asks the provider for long lists. Who comes after a comparison that died compares all of it anew: twice is enough.
const JOB = { expireSeconds: 3_600, retryLimit: 2 };

export function registerReconciliation(http: HttpApp, platform: Platform): void {
  // Before the books are checked at night, which holds them against what the provider says here.
  platform.jobs.daily("payments.reconcile", "40 2 * * *", async () => void (await reconcile(platform)), JOB);

  serve(http, paymentsApi.adminListReconciliationRuns, async () => ({
    data: (await newestRuns(platform.db, RUNS_SHOWN)).map((run) => ({
      run_id: run.run_id,
      gateway: run.gateway,
      from: run.from_at.toISOString(),
      until: run.until_at.toISOString(),
      started_at: run.started_at.toISOString(),
      compared: run.compared,
      matched: run.matched,
      breaks_found: run.breaks_found,
      breaks_new: run.breaks_new,
    })),
  }));
  serve(http, paymentsApi.adminReconcile, async ({ actor }) => {
    const { runId, compared, found, isNew } = await askGateway(reconcile(platform, actor.userId));
    return { run_id: runId, compared, breaks_found: found, breaks_new: isNew };
  });
  serve(http, paymentsApi.adminListBreaks, async ({ query }) => {
    const limit = query.limit ?? 20;
    const before = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
    const filter = { open: query.open, closing: query.closing, classes: query.class ?? [] };
    const rows = await listBreaks(platform.db, filter, { limit, before });
    const page = toPage(
      rows,
      limit,
      (row) => [row.first_seen_at.toISOString(), row.break_id],
      (row) => row,
    );
    return {
      data: await breakViews(platform, page.data),
      next_cursor: page.next_cursor,
      ...(query.count ? { total: await countBreaks(platform.db, filter) } : {}),
    };
  });
  serve(http, paymentsApi.adminTakeBreak, ({ actor, params }) => takeBreak(platform, actor, params.break_id));
  serve(http, paymentsApi.adminNoteBreak, ({ actor, params, body }) =>
    noteBreak(platform, actor, params.break_id, body.text),
  );
  serve(http, paymentsApi.adminCloseBreak, ({ actor, params, body }) =>
    closeBreak(platform, actor, params.break_id, body),
  );
}
