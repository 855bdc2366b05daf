// Payments that have begun and not ended, for the owners of what is paid for.
import type { Db } from "#platform/db/index.ts";

export interface PaymentUnderWay {
  readonly transactionId: string;
  readonly payerId: string;
  /** open: to be paid or cancelled; processing: the bank takes its time; closing: its cancelling is not answered yet. */
  readonly state: "open" | "processing" | "closing";
}

/** By what is paid for: each has one at a time. */
export async function paymentsUnderWay(
  db: Db,
  of: { readonly type: string; readonly referenceIds: readonly string[] },
): Promise<ReadonlyMap<string, PaymentUnderWay>> {
  if (of.referenceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("payments.payments")
    .select(["transaction_id", "user_id", "reference_id", "processing_since", "closing_as"])
    .where("type", "=", of.type)
    .where("reference_id", "in", of.referenceIds)
    .where("status", "=", "pending")
    .execute();
  return new Map(
    rows.map((row) => {
      const state = row.processing_since !== null ? "processing" : row.closing_as !== null ? "closing" : "open";
      return [row.reference_id, { transactionId: row.transaction_id, payerId: row.user_id, state }];
    }),
  );
}
