// What somebody was told goes with their account; what others were told of them says so without their name and words.
import type { Tx } from "#platform/db/index.ts";
import type {} from "./notifications.tables.ts";
import { wordsToKeep } from "./notify.ts";
import { account } from "./words/account.words.ts";

export async function erasePerson(tx: Tx, userId: string): Promise<void> {
  for (const table of ["notifications.notifications", "notifications.preferences"] as const)
    await tx.deleteFrom(table).where("user_id", "=", userId).execute();
  await tx
    .deleteFrom("notifications.mail_counts")
    .where((eb) => eb.or([eb("user_id", "=", userId), eb("actor_id", "=", userId)]))
    .execute();
  const said = account((words) => words.ofSomebodyGone());
  await tx
    .updateTable("notifications.notifications")
    .set({ ...wordsToKeep(said, "en-GB"), actor_id: null })
    .where("actor_id", "=", userId)
    .execute();
}
