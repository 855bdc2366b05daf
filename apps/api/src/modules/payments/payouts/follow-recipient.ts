// A recipient as the provider has them now: it may want more long after the first verdict, and stop paying them out.
import type { Selectable } from "kysely";
import { Type } from "typebox";
import { recipientWanted } from "#events/payments.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import type { GatewayRecipient } from "../gateway/port-recipients.ts";
import type { GatewayRecipientsTable } from "../payments.tables.ts";
import { isVerified } from "./identity-checks.repository.ts";
import { isNewlyWanting, payoutBlock, type RecipientState, type Requirements, wantedOf } from "./requirements.rules.ts";

export type RecipientRow = Selectable<GatewayRecipientsTable>;

export const followRecipientJob = defineJob("payments.follow_recipient", Type.Object({ recipient: Type.String() }));

/** Asks the provider and keeps what it says. False when it is nobody of ours. */
export async function followRecipient(platform: Platform, recipient: string): Promise<boolean> {
  const gateway = gatewayOf(platform);
  const answer = await gateway.fetchRecipient(recipient);
  if (!answer) return false;
  return platform.inTransaction(async (tx) => {
    const row = await tx
      .selectFrom("payments.gateway_recipients")
      .selectAll()
      .where("gateway", "=", gateway.name)
      .where("recipient", "=", recipient)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return false;
    await tx
      .updateTable("payments.gateway_recipients")
      .set({
        state: answer.state,
        due: [...answer.due],
        past_due: [...answer.pastDue],
        deadline: answer.deadline,
        disabled_reason: answer.disabledReason,
        looked_at: platform.clock.now(),
      })
      .where("user_id", "=", row.user_id)
      .where("gateway", "=", gateway.name)
      .execute();
    await tell(tx, platform, row, answer);
    return true;
  });
}

/** Something was handed in: what the provider said before it does not count until it is asked again. */
export async function askAnew(tx: Tx, platform: Platform, recipient: string): Promise<void> {
  await tx
    .updateTable("payments.gateway_recipients")
    .set({ state: null, due: [], past_due: [], deadline: null, disabled_reason: null })
    .where("gateway", "=", gatewayOf(platform).name)
    .where("recipient", "=", recipient)
    .execute();
  await platform.jobs.enqueue(tx, followRecipientJob, { recipient });
}

async function tell(tx: Tx, platform: Platform, row: RecipientRow, answer: GatewayRecipient): Promise<void> {
  if (row.state !== null && row.state !== answer.state)
    await platform.audit.record(tx, {
      actorId: null,
      action: "payments.recipient_changed",
      subject: { type: "person", id: row.user_id },
      before: { state: row.state },
      after: { state: answer.state, reason: answer.disabledReason },
    });
  // Before the first verdict the provider wants everything, and the person is about to give it.
  if (!isNewlyWanting(requirementsOf(row), answer) || !(await isVerified(tx, row.user_id))) return;
  await platform.events.publish(tx, recipientWanted, {
    user_id: row.user_id,
    deadline: answer.deadline?.toISOString() ?? null,
    blocks: payoutBlock(answer) !== null,
  });
}

const requirementsOf = (row: RecipientRow): Requirements => ({
  // The column's check constraint allows these words alone.
  state: row.state as RecipientState | null,
  due: row.due,
});

export interface RecipientNow extends Requirements {
  readonly recipient: string;
  readonly wanted: ReturnType<typeof wantedOf>;
  readonly deadline: Date | null;
}

/** As it was said last. Null while the person has no account at the provider. */
export async function recipientNow(db: Db, gateway: string, userId: string): Promise<RecipientNow | null> {
  const row = await db
    .selectFrom("payments.gateway_recipients")
    .selectAll()
    .where("user_id", "=", userId)
    .where("gateway", "=", gateway)
    .executeTakeFirst();
  if (!row) return null;
  const { recipient, deadline } = row;
  return { ...requirementsOf(row), recipient, deadline, wanted: wantedOf([...row.past_due, ...row.due]) };
}
