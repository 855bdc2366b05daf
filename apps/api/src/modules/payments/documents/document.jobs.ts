import { Type } from "typebox";
import type { Tx } from "#platform/db/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { insertOwed } from "./owed-documents.repository.ts";

export type Occasion = "payment" | "release" | "refund" | "subscription" | "chargeback" | "refund_order";

// Issued by a job of its own: the counter of an issuer is one row, and no payment should wait for another's document.
export const issueDocumentsJob = defineJob(
  "payments.issue_documents",
  Type.Object({
    occasion: Type.String({ enum: ["payment", "release", "refund", "subscription", "chargeback", "refund_order"] }),
    id: Type.String(),
  }),
  { concurrency: 2, retryLimit: 20 },
);

/**
 * The documents of a payment, a release (its clearing), a refund, a lost chargeback or an order of the desk, in the transaction
 * that makes them due. They are owed until they are issued, whatever becomes of the job.
 */
export async function oweDocuments(tx: Tx, platform: Platform, occasion: Occasion, id: string): Promise<void> {
  await insertOwed(tx, { occasion, id, owed_at: platform.clock.now() });
  await platform.jobs.enqueue(tx, issueDocumentsJob, { occasion, id });
}
