import { type Insertable, type Selectable, sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { PayoutMethodIntentsTable } from "../payments.tables.ts";

export type IntentRow = Selectable<PayoutMethodIntentsTable>;
type NewIntent = Insertable<PayoutMethodIntentsTable>;

/** The same wish that was not answered before: it goes on under its key. */
export async function findIntent(
  tx: Tx,
  wish: Pick<IntentRow, "user_id" | "gateway" | "fingerprint" | "currency" | "holder_name">,
): Promise<IntentRow | undefined> {
  return tx
    .selectFrom("payments.payout_method_intents")
    .selectAll()
    .where("user_id", "=", wish.user_id)
    .where("gateway", "=", wish.gateway)
    .where("fingerprint", "=", wish.fingerprint)
    .where("currency", "=", wish.currency)
    .where("holder_name", "=", wish.holder_name)
    .executeTakeFirst();
}

export async function insertIntent(tx: Tx, intent: NewIntent): Promise<IntentRow> {
  return tx.insertInto("payments.payout_method_intents").values(intent).returningAll().executeTakeFirstOrThrow();
}

export async function countIntents(tx: Tx, userId: string): Promise<number> {
  const row = await tx
    .selectFrom("payments.payout_method_intents")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** False when somebody else ended it. */
export async function deleteIntent(tx: Tx, payoutMethodId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom("payments.payout_method_intents")
    .where("payout_method_id", "=", payoutMethodId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Asked for once more: whoever found it without an answer before leaves it alone. */
export async function touchIntent(tx: Tx, payoutMethodId: string, at: Date): Promise<void> {
  await tx
    .updateTable("payments.payout_method_intents")
    .set({ looked_at: at })
    .where("payout_method_id", "=", payoutMethodId)
    .execute();
}

/** Ends one that the provider has no account for, unless somebody asks for it meanwhile. */
export async function forgetIntent(tx: Tx, { payout_method_id, looked_at }: IntentRow): Promise<void> {
  await tx
    .deleteFrom("payments.payout_method_intents")
    .where("payout_method_id", "=", payout_method_id)
    .where("looked_at", "is not distinct from", looked_at)
    .execute();
}

/** Whether an account of ours, removed or not, is this one at the provider. */
export async function isKnown(db: Db, gateway: string, destination: string): Promise<boolean> {
  const row = await db
    .selectFrom("payments.payout_methods")
    .select("payout_method_id")
    .where("gateway", "=", gateway)
    .where("gateway_destination", "=", destination)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those that nobody has touched since, marked as looked at. */
export async function takeLeftIntents(
  tx: Tx,
  { gateway, at, before, most }: { gateway: string; at: Date; before: Date; most: number },
): Promise<readonly IntentRow[]> {
  const touched = sql<Date>`greatest(looked_at, created_at)`;
  return tx
    .updateTable("payments.payout_method_intents")
    .set({ looked_at: at })
    .where("payout_method_id", "in", (eb) =>
      eb
        .selectFrom("payments.payout_method_intents")
        .select("payout_method_id")
        .where("gateway", "=", gateway)
        .where(touched, "<", before)
        .orderBy(touched)
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}
