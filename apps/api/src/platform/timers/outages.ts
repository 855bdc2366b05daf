// Whether timers are late is said by their rows; that it was noticed, and told, stands here for all processes.
import type { Tx } from "../db/index.ts";
import { newId } from "../ids/index.ts";

/** Notes that timers are late; gives the outage's id to whoever notes it first, and null while it is known. */
export async function beginTimerOutage(tx: Tx, at: Date): Promise<string | null> {
  const row = await tx
    .insertInto("platform.timer_outages")
    .values({ outage_id: newId(), began_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("outage_id")
    .executeTakeFirst();
  return row?.outage_id ?? null;
}

export async function endTimerOutage(tx: Tx, at: Date): Promise<void> {
  await tx.updateTable("platform.timer_outages").set({ ended_at: at }).where("ended_at", "is", null).execute();
}
