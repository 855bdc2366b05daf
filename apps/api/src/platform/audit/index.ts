import { sql } from "kysely";
import type { Clock } from "../clock/index.ts";
import type { Db, JsonObject, Tx } from "../db/index.ts";
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

export function createAudit(clock: Clock): Audit {
  return {
    async record(tx, entry) {
      await tx
        .insertInto("platform.audit_log")
        .values({
          audit_id: newId(),
          actor_id: entry.actorId,
          actor_kind: entry.actorId === null ? "system" : "person",
          action: entry.action,
          subject_type: entry.subject.type,
          subject_id: entry.subject.id,
          before: entry.before ? JSON.stringify(entry.before) : null,
          after: entry.after ? JSON.stringify(entry.after) : null,
          created_at: clock.now(),
        })
        .execute();
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
