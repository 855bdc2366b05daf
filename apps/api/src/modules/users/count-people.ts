import type { Db } from "#platform/db/index.ts";

/** How many people have a profile; erased ones do not count. */
export async function countPeople(db: Db): Promise<number> {
  const { people } = await db
    .selectFrom("users.users")
    .where("erased_at", "is", null)
    .select((eb) => eb.fn.countAll<bigint>().as("people"))
    .executeTakeFirstOrThrow();
  return Number(people);
}
