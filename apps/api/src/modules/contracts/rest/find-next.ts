import type { Db } from "#platform/db/index.ts";
import { type MilestoneRow, milestonesOf } from "../milestones.repository.ts";

/** The next milestone that can take what is left over of this one. */
export async function findNext(db: Db, milestone: MilestoneRow): Promise<MilestoneRow | undefined> {
  const all = await milestonesOf(db, [milestone.contract_id]);
  return all.find((one) => one.position > milestone.position && (one.status === "pending" || one.status === "funded"));
}
