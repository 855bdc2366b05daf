import type { Selectable } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { SavedMethodsTable } from "../payments.tables.ts";

export type SavedMethodRow = Selectable<SavedMethodsTable>;

/** The default first, then the newest; those that were removed are left out. */
export async function savedMethodsOf(db: Db, userId: string, gateway: string): Promise<readonly SavedMethodRow[]> {
  return db
    .selectFrom("payments.saved_methods")
    .selectAll()
    .where("user_id", "=", userId)
    .where("gateway", "=", gateway)
    .where("removed_at", "is", null)
    .orderBy("is_default", "desc")
    .orderBy("created_at", "desc")
    .orderBy("saved_method_id", "desc")
    .execute();
}

/** All of a person's cards, locked: whoever changes which is the default comes through here. */
export async function lockSavedMethods(tx: Tx, userId: string, gateway: string): Promise<readonly SavedMethodRow[]> {
  // The customer's row is locked first, so that a first card and another do not pass each other.
  await tx
    .selectFrom("payments.gateway_customers")
    .select("customer")
    .where("user_id", "=", userId)
    .where("gateway", "=", gateway)
    .forUpdate()
    .execute();
  return savedMethodsOf(tx, userId, gateway);
}

export async function makeDefault(
  tx: Tx,
  row: Pick<SavedMethodRow, "user_id" | "gateway" | "saved_method_id">,
): Promise<void> {
  await tx
    .updateTable("payments.saved_methods")
    .set({ is_default: false })
    .where("user_id", "=", row.user_id)
    .where("gateway", "=", row.gateway)
    .where("is_default", "=", true)
    .execute();
  await tx
    .updateTable("payments.saved_methods")
    .set({ is_default: true })
    .where("saved_method_id", "=", row.saved_method_id)
    .execute();
}
