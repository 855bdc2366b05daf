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
import {
  isNewlyWanting,
  payoutBlock,
  type RecipientState,
  type Requirements,
  refusedFor,
  wantedOf,
} from "./requirements.rules.ts";

export type RecipientRow = Selectable<GatewayRecipientsTable>;

export const followRecipientJob = defineJob("payments.follow_recipient", Type.Object({ recipient: Type.String() }));

// News come in bursts: whoever is overtaken as often leaves it to those who overtook, and to the job's next try.
const LOOKS_MAX = 5;

/**
 * Asks the provider and keeps what it says, unless somebody kept another answer meanwhile, which may be the newer one: then it
 * asks anew. False when it is nobody of ours.
 */
export async function followRecipient(platform: Platform, recipient: string): Promise<boolean> {
  const gateway = gatewayOf(platform);
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const before = await ofRecipient(platform.db, gateway.name, recipient).select("answers").executeTakeFirst();
    const answer = before && (await gateway.fetchRecipient(recipient));
    if (!answer) return false;
    if (await keepAnswer(platform, answer, before.answers)) return true;
  }
  throw new Error("what the provider says of a recipient is kept by others all the time");
}

const ofRecipient = (db: Db, gateway: string, recipient: string) =>
  db.selectFrom("payments.gateway_recipients").where("gateway", "=", gateway).where("recipient", "=", recipient);

/** False when another answer was kept since. */
function keepAnswer(platform: Platform, answer: GatewayRecipient, answers: number): Promise<boolean> {
  const { name: gateway } = gatewayOf(platform);
  return platform.inTransaction(async (tx) => {
    const row = await ofRecipient(tx, gateway, answer.id).selectAll().forUpdate().executeTakeFirst();
    if (row?.answers !== answers) return false;
    await tx
      .updateTable("payments.gateway_recipients")
      .set({
        state: answer.state,
        due: [...answer.due],
        past_due: [...answer.pastDue],
        refused: [...answer.refused],
        answers: answers + 1,
        deadline: answer.deadline,
        disabled_reason: answer.disabledReason,
        looked_at: platform.clock.now(),
      })
      .where("user_id", "=", row.user_id)
      .where("gateway", "=", gateway)
      .execute();
    await tell(tx, platform, row, answer);
    return true;
  });
}

/** Something was handed in: what the provider said before it does not count until it is asked again. */
export async function askAnew(tx: Tx, platform: Platform, recipient: string): Promise<void> {
  await tx
    .updateTable("payments.gateway_recipients")
    .set((eb) => ({
      ...{ state: null, due: [], past_due: [], refused: [], deadline: null, disabled_reason: null },
      answers: eb("answers", "+", 1),
    }))
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
  readonly refused: ReturnType<typeof refusedFor>;
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
  const wanted = wantedOf([...row.past_due, ...row.due]);
  return { ...requirementsOf(row), recipient, deadline, wanted, refused: refusedFor(row.refused) };
}
