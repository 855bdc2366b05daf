import type { Db } from "#platform/db/index.ts";

/** How many projects look for people now, public and by invitation. */
export async function countOpenProjects(db: Db): Promise<number> {
  const { projects } = await db
    .selectFrom("projects.projects")
    .where("status", "=", "open")
    .where("hidden_at", "is", null)
    .select((eb) => eb.fn.countAll<bigint>().as("projects"))
    .executeTakeFirstOrThrow();
  return Number(projects);
}
