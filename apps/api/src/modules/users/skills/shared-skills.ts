import type { Db } from "#platform/db/index.ts";

/** How many of a person's skills each of these others has too; who has none of them is left out. */
export async function sharedSkills(
  db: Db,
  userId: string,
  otherIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (otherIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("users.user_skills as own")
    .innerJoin("users.user_skills as other", "other.skill_id", "own.skill_id")
    .select(["other.user_id", (eb) => eb.fn.countAll<bigint>().as("count")])
    .where("own.user_id", "=", userId)
    .where("other.user_id", "in", otherIds)
    .groupBy("other.user_id")
    .execute();
  return new Map(rows.map((row) => [row.user_id, Number(row.count)]));
}
