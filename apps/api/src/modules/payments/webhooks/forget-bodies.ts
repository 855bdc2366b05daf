// What a provider wrote word for word is of use while somebody may ask what happened; that it came is kept for ever.
import { sql } from "kysely";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { inBatches } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";

const BODIES_KEPT_MS = 90 * DAY_MS;

/** Empties the bodies of deliveries from more than 90 days ago, but for those that still wait to be handled. */
export function forgetWebhookBodies({ inTransaction, clock }: Platform, batch?: number): Promise<void> {
  const before = addMs(clock.now(), -BODIES_KEPT_MS);
  return inBatches(
    inTransaction,
    async (tx, limit) => {
      const old = tx
        .selectFrom("payments.webhook_inbox")
        .select(["gateway", "event_id"])
        .where("received_at", "<", before)
        .where("body", "<>", sql.lit(""))
        .where("state", "<>", "received")
        .limit(limit);
      const { numUpdatedRows } = await tx
        .updateTable("payments.webhook_inbox")
        .set({ body: "" })
        .where(({ eb, refTuple }) => eb(refTuple("gateway", "event_id"), "in", old.$asTuple("gateway", "event_id")))
        .executeTakeFirstOrThrow();
      return numUpdatedRows;
    },
    batch,
  );
}
