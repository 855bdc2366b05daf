import { sql } from "kysely";
import type { PublicAddresses } from "#platform/addresses/index.ts";

/** Pages of posts that take proposals, for search engines. */
export const projectAddresses: PublicAddresses = {
  kind: "projects",
  shown: sql`projects.projects where status = 'open' and visibility = 'public' and hidden_at is null`,
  id: sql<string>`project_id`,
  path: sql<string>`'/projects/' || project_id`,
};
