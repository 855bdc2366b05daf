import type { adminApi } from "#api-schema/admin.ts";
import type { InputOf } from "#api-schema/core.ts";
import { cards } from "#modules/users/index.ts";
import { readAudit } from "#platform/audit/read-audit.ts";
import type { Db } from "#platform/db/index.ts";

type AuditQuery = InputOf<typeof adminApi.listAudit>["query"];

export async function listAudit(db: Db, query: AuditQuery) {
  const page = await readAudit(db, {
    actorId: query.actor_id ?? null,
    action: query.action ?? null,
    subjectType: query.subject_type ?? null,
    subjectId: query.subject_id ?? null,
    limit: query.limit ?? 20,
    cursor: query.cursor ?? null,
    count: query.count ?? false,
  });
  const actors = await cards(
    db,
    page.data.flatMap((row) => row.actor_id ?? []),
  );
  const data = page.data.map((row) => ({
    ...row,
    actor: actors.get(row.actor_id ?? "") ?? null,
    // Written by `audit.record` from objects.
    before: row.before as Record<string, unknown> | null,
    after: row.after as Record<string, unknown> | null,
    created_at: row.created_at.toISOString(),
  }));
  return { ...page, data };
}
