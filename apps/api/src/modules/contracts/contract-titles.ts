import { publicPosts } from "#modules/projects/index.ts";
import type { Db } from "#platform/db/index.ts";

interface Titled {
  readonly title: string;
  /** What it was for is nobody else's business otherwise: an invitation or a direct offer is between two people. */
  readonly isPublic: boolean;
}

/** Titles by contract; those of a post that everybody could read are public. */
export async function contractTitles(db: Db, contractIds: readonly string[]): Promise<ReadonlyMap<string, Titled>> {
  if (contractIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("contracts.contracts")
    .select(["contract_id", "project_id", "title"])
    .where("contract_id", "in", contractIds)
    .execute();
  const open = await publicPosts(
    db,
    rows.flatMap((row) => row.project_id ?? []),
  );
  return new Map(
    rows.map(({ contract_id, project_id, title }) => [
      contract_id,
      { title, isPublic: project_id !== null && open.has(project_id) },
    ]),
  );
}
