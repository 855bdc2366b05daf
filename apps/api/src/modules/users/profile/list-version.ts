// What of a profile is replaced whole counts its own versions: a change of skills makes no open form of the profile stale.
import type { Db, Tx } from "#platform/db/index.ts";
import { userErrors } from "../users.errors.ts";

export type ProfileList = "skills" | "interests" | "history" | "calendar" | "settings";

/** What a caller read before, if they say: as a version in the body, or as an If-Match. */
export interface ReadBefore {
  readonly version: number | undefined;
  readonly expectVersion: (version: number) => void;
}

/**
 * Counts the list's version up; two at once go one after the other. False when the caller had read another version: then
 * nothing may be written. Throws `user.not_found`, and 412 for an If-Match.
 */
export async function nextVersion(tx: Tx, list: ProfileList, one: ReadBefore & { userId: string }): Promise<boolean> {
  const column = `${list}_version` as const;
  const row = await tx
    .selectFrom("users.users")
    .select(`${column} as version`)
    .where("user_id", "=", one.userId)
    .where("erased_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw userErrors.notFound();
  one.expectVersion(row.version);
  if (one.version !== undefined && one.version !== row.version) return false;
  await tx
    .updateTable("users.users")
    .set({ [column]: row.version + 1 })
    .where("user_id", "=", one.userId)
    .execute();
  return true;
}

/** 0 for nobody: whoever reads the list itself says so. */
export async function versionOf(db: Db, list: ProfileList, userId: string): Promise<number> {
  const row = await db
    .selectFrom("users.users")
    .select(`${list}_version as version`)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.version ?? 0;
}
