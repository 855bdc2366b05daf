import type { Db } from "../db/index.ts";
import { countRows } from "../db/index.ts";
import { decodeInstantCursor, toPage } from "../http/index.ts";

export interface AuditWish {
  readonly actorId: string | null;
  readonly action: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly limit: number;
  readonly cursor: string | null;
  readonly count: boolean;
}

/** What was done, the newest first: by somebody, to something, of a kind. */
export async function readAudit(db: Db, wish: AuditWish) {
  const filters = [
    ["actor_id", wish.actorId],
    ["action", wish.action],
    ["subject_type", wish.subjectType],
    ["subject_id", wish.subjectId],
  ] as const;
  let wanted = db.selectFrom("platform.audit_log");
  for (const [column, value] of filters) if (value !== null) wanted = wanted.where(column, "=", value);
  let rows = wanted.select([
    "audit_id",
    "actor_id",
    "action",
    "subject_type",
    "subject_id",
    "before",
    "after",
    "created_at",
  ]);
  if (wish.cursor !== null) {
    const { at, id } = decodeInstantCursor(wish.cursor);
    rows = rows.where((eb) => eb(eb.refTuple("created_at", "audit_id"), "<", eb.tuple(at, id)));
  }
  const found = await rows
    .orderBy("created_at", "desc")
    .orderBy("audit_id", "desc")
    .limit(wish.limit + 1)
    .execute();
  const page = toPage(
    found,
    wish.limit,
    (row) => [row.created_at.toISOString(), row.audit_id],
    (row) => row,
  );
  return wish.count ? { ...page, total: await countRows(db, wanted.select("audit_id")) } : page;
}
