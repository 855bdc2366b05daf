// Nobody fills another's inbox through us, and whom one muted mails nothing. The page tells it all the same.
import { sql } from "kysely";
import type { NotificationCategory } from "#api-schema/notifications.ts";
import { visibleAmong } from "#modules/users/index.ts";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type {} from "./notifications.tables.ts";

const MAILS_AN_HOUR = 5;

/**
 * What a contract binds both to has deadlines and money in it: it is mailed, whoever did it and however often. Words about
 * it keep to the limit.
 */
const BINDING: readonly NotificationCategory[] = ["contracts", "money"];

interface Mailed {
  readonly userId: string;
  readonly actorId: string | null;
  readonly kind: string;
  readonly category: NotificationCategory;
  readonly isTalk?: boolean;
}

/** True when one more mail about what `actorId` did may go to `userId`; it is counted then. */
export async function mayMail(
  tx: Tx,
  { userId, actorId, kind, category, isTalk = false }: Mailed,
  at: Date,
): Promise<boolean> {
  const binds = BINDING.includes(category);
  if (actorId === null || actorId === userId || (binds && !isTalk)) return true;
  if (!binds && !(await visibleAmong(tx, userId, [actorId])).has(actorId)) return false;
  const isOver = sql<boolean>`mail_counts.since <= ${addMs(at, -HOUR_MS)}`;
  const { mails } = await tx
    .insertInto("notifications.mail_counts")
    .values({ user_id: userId, actor_id: actorId, kind, since: at, mails: 1 })
    .onConflict((conflict) =>
      conflict.columns(["user_id", "actor_id", "kind"]).doUpdateSet({
        mails: sql`case when ${isOver} then 1 else mail_counts.mails + 1 end`,
        since: sql`case when ${isOver} then excluded.since else mail_counts.since end`,
      }),
    )
    .returning("mails")
    .executeTakeFirstOrThrow();
  return mails <= MAILS_AN_HOUR;
}

/** Forgets the counts that count no more. */
export async function trimMailCounts(tx: Tx, at: Date): Promise<void> {
  await tx.deleteFrom("notifications.mail_counts").where("since", "<=", addMs(at, -HOUR_MS)).execute();
}
