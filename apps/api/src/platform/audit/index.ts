import { sql } from "kysely";
import type { Clock } from "../clock/index.ts";
import { type Db, type JsonObject, prepared, type Tx } from "../db/index.ts";
import { newId } from "../ids/index.ts";

export interface AuditEntry {
  /** The person who did it, or null when a timer or job did. */
  readonly actorId: string | null;
  /** `contracts.milestone_released`: what happened, in the past. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** Facts of ours: states, ids, amounts. Words of people stay out, since rows are never removed: name their fields. */
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

export interface Audit {
  /** Writes who changed what into the same transaction as the change. Rows are never updated or removed. */
  record(tx: Tx, entry: AuditEntry): Promise<void>;
  /** Whether this person did this to this thing before, with at least this in `after`. */
  happened(db: Db, entry: AuditEntry & { readonly actorId: string; readonly after: JsonObject }): Promise<boolean>;
}

interface Row {
  readonly auditId: string;
  readonly actorId: string | null;
  readonly actorKind: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly at: Date;
}

// Part of nearly every change, so written once a process.
const insertRow = prepared("platform.record_audit", (db, row: Row) => ({
  compile: () =>
    sql<never>`insert into platform.audit_log
      (audit_id, actor_id, actor_kind, action, subject_type, subject_id, before, after, created_at)
      values (${row.auditId}, ${row.actorId}, ${row.actorKind}, ${row.action}, ${row.subjectType}, ${row.subjectId},
        ${row.before}, ${row.after}, ${row.at})`.compile(db),
}));

export function createAudit(clock: Clock): Audit {
  return {
    async record(tx, entry) {
      await insertRow(tx, {
        auditId: newId(),
        actorId: entry.actorId,
        actorKind: entry.actorId === null ? "system" : "person",
        action: entry.action,
        subjectType: entry.subject.type,
        subjectId: entry.subject.id,
        before: entry.before ? JSON.stringify(entry.before) : null,
        after: entry.after ? JSON.stringify(entry.after) : null,
        at: clock.now(),
      });
    },
    async happened(db, { actorId, action, subject, after }) {
      const row = await db
        .selectFrom("platform.audit_log")
        .select("audit_id")
        .where("subject_type", "=", subject.type)
        .where("subject_id", "=", subject.id)
        .where("actor_id", "=", actorId)
        .where("action", "=", action)
        .where(sql<boolean>`after @> ${JSON.stringify(after)}::jsonb`)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
