import { sql } from "kysely";
import type { Db } from "#platform/db/index.ts";

/** How many contracts run, and how many are in dispute. */
export async function countContracts(db: Db): Promise<{ readonly active: number; readonly disputed: number }> {
  const { active, disputed } = await db
    .selectFrom("contracts.contracts")
    .where("status", "in", ["active", "disputed"])
    .select(({ fn }) => [
      fn.countAll<bigint>().filterWhere("status", "=", "active").as("active"),
      fn.countAll<bigint>().filterWhere("status", "=", "disputed").as("disputed"),
    ])
    .executeTakeFirstOrThrow();
  return { active: Number(active), disputed: Number(disputed) };
}

/** How many reviews, and answers to them, were reported and wait for an administrator. */
export async function countReportedReviews(db: Db): Promise<number> {
  const { reviews } = await db
    .selectFrom("contracts.review_reports")
    .where("decided_at", "is", null)
    .select(sql<bigint>`count(distinct (review_id, part))`.as("reviews"))
    .executeTakeFirstOrThrow();
  return Number(reviews);
}
