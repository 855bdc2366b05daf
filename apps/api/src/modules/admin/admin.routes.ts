import { adminApi } from "#api-schema/admin.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readOverview } from "./read-overview.ts";

export function registerAdmin(http: HttpApp, { db, clock }: Platform): void {
  serve(http, adminApi.readOverview, async () => ({ figures: await readOverview(db, clock.now()) }));
}
