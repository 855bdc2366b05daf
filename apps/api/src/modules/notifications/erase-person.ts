// What somebody was told goes with their account; what others were told of them says so without their name and words.
import { erasedAt } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type {} from "./notifications.tables.ts";
import { type Notice, wordsToKeep } from "./notify.ts";
import { account } from "./words/account.words.ts";

const SOMEBODY_GONE = account((words) => words.ofSomebodyGone());

/** A notice as it may be told now: without who was erased after `publishedAt`; null when that is whom it was for. */
export async function withoutErased(tx: Tx, notice: Notice, publishedAt: Date): Promise<Notice | null> {
  if (await erasedAt(tx, notice.userId)) return null;
  const gone = notice.actorId === null ? null : await erasedAt(tx, notice.actorId);
  // What was published later has no words of theirs in it.
  if (gone === null || publishedAt > gone) return notice;
  const { group: _, ...alone } = notice;
  return { ...alone, actorId: null, said: SOMEBODY_GONE };
}

export async function erasePerson(tx: Tx, userId: string): Promise<void> {
  for (const table of ["notifications.notifications", "notifications.preferences"] as const)
    await tx.deleteFrom(table).where("user_id", "=", userId).execute();
  await tx
    .deleteFrom("notifications.mail_counts")
    .where((eb) => eb.or([eb("user_id", "=", userId), eb("actor_id", "=", userId)]))
    .execute();
  await tx
    .updateTable("notifications.notifications")
    .set({ ...wordsToKeep(SOMEBODY_GONE, { locale: "en-GB", timeZone: "UTC" }), actor_id: null })
    .where("actor_id", "=", userId)
    .execute();
}
