import type { adminApi } from "#api-schema/admin.ts";
import type { InputOf } from "#api-schema/core.ts";
import { cards } from "#modules/users/index.ts";
import { readAudit } from "#platform/audit/read-audit.ts";
import type { Db } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";

type AuditQuery = InputOf<typeof adminApi.listAudit>["query"];

// Rows are never changed, and some of before hold what people wrote: it stands in its own place, where it can be erased.
const WORDS = new Set(["title", "handle", "name", "reason", "reasons", "note", "slug", "text", "inquiry_answer"]);

/** Throws 422 for the id of something without its type: no index finds that. */
export async function listAudit(db: Db, query: AuditQuery) {
  if (query.subject_id !== undefined && query.subject_type === undefined)
    throw requestErrors.invalid({ at: "/query/subject_type", detail: "Say of which type." });
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
    before: withoutWords(row.before as Record<string, unknown> | null),
    after: withoutWords(row.after as Record<string, unknown> | null),
    created_at: row.created_at.toISOString(),
  }));
  return { ...page, data };
}

function withoutWords(facts: Record<string, unknown> | null): Record<string, unknown> | null {
  return facts && Object.fromEntries(Object.entries(facts).filter(([field]) => !WORDS.has(field)));
}
