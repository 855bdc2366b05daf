import { exportsApi } from "#api-schema/exports.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askForExport, forgetOldExports } from "./ask-for-export.ts";
import { registerExportPart } from "./export-parts.ts";
import { EXPORT_TIMER, tendExportJob } from "./exports.jobs.ts";
import { endExport } from "./exports.repository.ts";
import { listExports, openExport } from "./open-export.ts";
import { exportProfile } from "./profile-part.ts";
import { tendExport } from "./tend-export.ts";

export function serveExports(http: HttpApp, platform: Platform): void {
  serve(http, exportsApi.askForExport, ({ actor, body }) => askForExport(platform, actor, body));
  serve(http, exportsApi.listExports, ({ actor }) => listExports(platform, actor));
  serve(http, exportsApi.getExportFile, async (call) => {
    const { actor, params, query } = call;
    const { file, name } = await openExport(platform, actor, { exportId: params.export_id, ...query });
    call.setHeader("content-type", "application/zip");
    call.setHeader("content-disposition", `attachment; filename="${name}"`);
    call.setHeader("content-length", String(file.bytes));
    call.setHeader("cache-control", "private, no-store");
    return file.open();
  });
  platform.jobs.handle(tendExportJob, ({ export_id }) => tendExport(platform, export_id));
  platform.timers.onDue(EXPORT_TIMER, async (tx, { ref }) => {
    await endExport(tx, ref, platform.clock.now());
    await platform.jobs.enqueue(tx, tendExportJob, { export_id: ref });
  });
  platform.jobs.daily("users.forget_old_exports", "53 3 * * *", () => forgetOldExports(platform));
  registerExportPart(platform, { name: "account", collect: exportProfile });
}
