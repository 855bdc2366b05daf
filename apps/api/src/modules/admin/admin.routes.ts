import { adminApi } from "#api-schema/admin.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPeople, findPerson } from "./find-people.ts";
import { listAudit } from "./list-audit.ts";
import { readOverview } from "./read-overview.ts";

export function registerAdmin(http: HttpApp, platform: Platform): void {
  const { db, clock } = platform;
  serve(http, adminApi.readOverview, async () => ({ figures: await readOverview(db, clock.now()) }));
  serve(http, adminApi.listPeople, (call) => findPeople(platform, call.query));
  serve(http, adminApi.getPerson, (call) => findPerson(platform, call.params.user_id));
  serve(http, adminApi.listAudit, (call) => listAudit(db, call.query));
}
