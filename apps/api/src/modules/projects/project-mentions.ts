import type { Db } from "#platform/db/index.ts";
import { type Mention, mentionOf } from "./mentions.ts";
import { findProjects } from "./projects.repository.ts";

export type { Mention } from "./mentions.ts";

/** Enough of each project to name it beside a contract, by id, in one query. For people who know of the project. */
export async function projectMentions(db: Db, projectIds: readonly string[]): Promise<ReadonlyMap<string, Mention>> {
  const rows = await findProjects(db, [...new Set(projectIds)]);
  return new Map([...rows].map(([id, row]) => [id, mentionOf(row)]));
}
