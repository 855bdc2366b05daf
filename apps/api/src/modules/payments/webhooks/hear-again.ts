// A bank's dispute can be told before the payment that it takes back: then its news name nothing that is known here. Once
// the payment is, they are handled once more.
import { Type } from "typebox";
import type { Tx } from "#platform/db/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { handleWebhookJob } from "./receive-webhook.ts";

// A job of its own: it looks after the payment's commit, so news that are handled meanwhile are found by one of the two.
export const hearAgainJob = defineJob("payments.hear_disputes_again", Type.Object({ since: Type.String() }));

/** `since`: when the payment was begun; no bank disputes it before. */
export function hearDisputesAgain(tx: Tx, platform: Platform, since: Date): Promise<void> {
  return platform.jobs.enqueue(tx, hearAgainJob, { since: since.toISOString() });
}

/** Those of strangers' charges are among them, are looked at again and name nothing as before. */
export async function hearAgain(platform: Platform, { since }: { since: string }): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const rows = await tx
      .selectFrom("payments.webhook_inbox")
      .select(["gateway", "event_id"])
      .where("state", "in", ["received", "ignored"])
      .where("object_kind", "=", "dispute")
      .where("received_at", ">=", new Date(since))
      .execute();
    for (const { gateway, event_id } of rows) await platform.jobs.enqueue(tx, handleWebhookJob, { gateway, event_id });
  });
}
