import { type Insertable, sql } from "kysely";
import type { Tx } from "#platform/db/index.ts";
import type { OwedDocumentsTable } from "../payments.tables.ts";

export async function insertOwed(tx: Tx, owed: Insertable<OwedDocumentsTable>): Promise<void> {
  await tx
    .insertInto("payments.owed_documents")
    .values(owed)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteOwed(tx: Tx, occasion: string, id: string): Promise<void> {
  await tx.deleteFrom("payments.owed_documents").where("occasion", "=", occasion).where("id", "=", id).execute();
}

const touched = sql<Date>`coalesce(looked_at, owed_at)`;

/** What has waited since before then, oldest first; what is taken goes to the end of the queue. */
export async function takeOwed(
  tx: Tx,
  { at, before, most }: { readonly at: Date; readonly before: Date; readonly most: number },
): Promise<readonly { readonly occasion: string; readonly id: string }[]> {
  const rows = await tx
    .selectFrom("payments.owed_documents")
    .select(["occasion", "id"])
    .where(touched, "<", before)
    .orderBy(touched)
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { occasion, id } of rows)
    await tx
      .updateTable("payments.owed_documents")
      .set({ looked_at: at })
      .where("occasion", "=", occasion)
      .where("id", "=", id)
      .execute();
  return rows;
}
