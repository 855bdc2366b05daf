// What administrators decided about somebody's account, with their reasons. Forgotten with the account.
import type { Db, Tx } from "#platform/db/index.ts";
import type { Role } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";

export interface AccountDecision {
  readonly userId: string;
  readonly byId: string;
  readonly kind: "suspended" | "reinstated" | "role_granted" | "role_taken";
  readonly role: Role | null;
  readonly reason: string;
}

const SHOWN_MAX = 50;

export async function insertDecision(tx: Tx, decision: AccountDecision, at: Date): Promise<void> {
  const { userId, byId, kind, role, reason } = decision;
  await tx
    .insertInto("auth.account_decisions")
    .values({ decision_id: newId(), user_id: userId, by_id: byId, kind, role, reason, created_at: at })
    .execute();
}

/** The last ones, the newest first. */
export async function decisionsAbout(db: Db, userId: string) {
  const rows = await db
    .selectFrom("auth.account_decisions")
    .select(["decision_id", "by_id", "kind", "role", "reason", "created_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .orderBy("decision_id", "desc")
    .limit(SHOWN_MAX)
    .execute();
  // The table's check allows no other kinds; roles are written by `roles.ts` alone.
  return rows.map((row) => ({ ...row, kind: row.kind as AccountDecision["kind"], role: row.role as Role | null }));
}
