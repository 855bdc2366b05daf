// In whose hands a post is: its client's, or those of whoever keeps the organisation it belongs to.
import { standingIn } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { ProjectRow } from "./projects.repository.ts";
import { type Hand, handOf } from "./projects.rules.ts";

export async function handOn(
  db: Db,
  row: Pick<ProjectRow, "user_id" | "organisation_id">,
  userId: string | null,
): Promise<Hand> {
  if (userId === null) return null;
  const { organisation_id: organisationId } = row;
  const organisation = organisationId === null ? null : await standingIn(db, { organisationId, userId });
  return handOf({ ownerId: row.user_id, organisation }, userId);
}
