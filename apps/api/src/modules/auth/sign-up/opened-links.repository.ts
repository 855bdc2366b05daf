import type { Db, Tx } from "#platform/db/index.ts";

export async function noteOpenedLink(tx: Tx, link: { tokenHash: Buffer; userId: string }, at: Date): Promise<void> {
  await tx
    .insertInto("auth.opened_links")
    .values({ token_hash: link.tokenHash, user_id: link.userId, opened_at: at })
    .execute();
}

/** Whether this link has opened an account already, one that is there still. */
export async function wasOpened(db: Db, tokenHash: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom("auth.opened_links")
    .select("user_id")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteOpenedLinks(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom("auth.opened_links").where("opened_at", "<=", before).execute();
}
