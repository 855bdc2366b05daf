import type { Db, Tx } from "#platform/db/index.ts";
import type { Outage } from "./outages.rules.ts";

/** Those that touch the span and have not moved this milestone's day. */
export async function findUncounted(
  db: Db,
  milestoneId: string,
  span: { readonly since: Date; readonly until: Date },
): Promise<readonly (Outage & { readonly outageId: string })[]> {
  const rows = await db
    .selectFrom("contracts.outages as o")
    .leftJoin("contracts.outages_counted as c", (join) =>
      join.onRef("c.outage_id", "=", "o.outage_id").on("c.milestone_id", "=", milestoneId),
    )
    .select(["o.outage_id", "o.began_at", "o.ended_at"])
    .where("c.milestone_id", "is", null)
    .where("o.began_at", "<", span.until)
    .where((eb) => eb.or([eb("o.ended_at", "is", null), eb("o.ended_at", ">", span.since)]))
    .execute();
  return rows.map((row) => ({ outageId: row.outage_id, beganAt: row.began_at, endedAt: row.ended_at }));
}

/** Those that touch the span, whatever they have moved. */
export async function findOutages(db: Db, { since, until }: { since: Date; until: Date }): Promise<readonly Outage[]> {
  const rows = await db
    .selectFrom("contracts.outages")
    .select(["began_at", "ended_at"])
    .where("began_at", "<", until)
    .where((eb) => eb.or([eb("ended_at", "is", null), eb("ended_at", ">", since)]))
    .execute();
  return rows.map((row) => ({ beganAt: row.began_at, endedAt: row.ended_at }));
}

export async function countOutage(
  tx: Tx,
  counted: { readonly outageId: string; readonly milestoneId: string },
  at: Date,
): Promise<void> {
  await tx
    .insertInto("contracts.outages_counted")
    .values({ outage_id: counted.outageId, milestone_id: counted.milestoneId, counted_at: at })
    .execute();
}
