import { type Selectable, sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { IdentityChecksTable } from "../payments.tables.ts";

export type IdentityRow = Selectable<IdentityChecksTable>;

export async function newestCheck(db: Db, userId: string): Promise<IdentityRow | undefined> {
  return db
    .selectFrom("payments.identity_checks")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("submitted_at", "desc")
    .orderBy("identity_check_id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Until the end nobody else submits one for this person. */
export async function lockChecksOf(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments.identity:${userId}`}, 0))`.execute(tx);
}

/** The newest of this name: some providers give the checks of one person one name. */
export async function lockCheckNamed(tx: Tx, gateway: string, name: string): Promise<IdentityRow | undefined> {
  return tx
    .selectFrom("payments.identity_checks")
    .selectAll()
    .where("gateway", "=", gateway)
    .where("gateway_check", "=", name)
    .orderBy("submitted_at", "desc")
    .orderBy("identity_check_id", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** Something else was handed in instead: whatever the provider says of this one decides nothing. */
export async function endReplaced(tx: Tx, checkId: string, at: Date): Promise<void> {
  await tx
    .updateTable("payments.identity_checks")
    .set({ state: "refused", decided_at: at })
    .where("identity_check_id", "=", checkId)
    .where("state", "=", "pending")
    .execute();
}

export async function isVerified(db: Db, userId: string): Promise<boolean> {
  return (await newestCheck(db, userId))?.state === "verified";
}
