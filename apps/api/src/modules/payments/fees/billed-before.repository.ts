import { sql } from "kysely";
import type { Currency } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";

export interface Pair {
  readonly payerId: string;
  readonly recipientId: string;
}

/** What this person was paid for work of the other so far, in minor units: what tiers go by. */
export async function billedBetween(db: Db, { payerId, recipientId }: Pair, currency: Currency): Promise<bigint> {
  const { billed } = await db
    .selectFrom("payments.clearings")
    .where("payer_id", "=", payerId)
    .where("user_id", "=", recipientId)
    .where("currency", "=", currency)
    .select((eb) =>
      eb.fn.coalesce(eb.cast<bigint>(eb.fn.sum("gross_minor"), "bigint"), sql<bigint>`0::bigint`).as("billed"),
    )
    .executeTakeFirstOrThrow();
  return billed;
}

/** Two releases of one pair at once would both count from the same sum; the second waits for the first. */
export async function lockPair(tx: Tx, { payerId, recipientId }: Pair): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fees:${payerId}:${recipientId}`}, 0))`.execute(tx);
}
