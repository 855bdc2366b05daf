import { sql } from "kysely";
import type { BlockView } from "#api-schema/users.ts";
import { blockChanged } from "#events/users.ts";
import { countRows } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { cards } from "../profile/cards.ts";
import { userErrors } from "../users.errors.ts";

type Kind = BlockView["kind"];

/** Blocks or mutes somebody; a second call changes which. The other side is not told. Throws `user.not_found`, `user.block_self`. */
export async function addBlock(
  platform: Platform,
  actor: Actor,
  input: { otherId: string; kind: Kind },
): Promise<BlockView> {
  const { otherId, kind } = input;
  if (otherId === actor.userId) throw userErrors.blockSelf();
  const at = platform.clock.now();
  const created_at = await platform.inTransaction(async (tx) => {
    const other = await tx
      .selectFrom("users.users")
      .select("user_id")
      .where("user_id", "=", otherId)
      .where("erased_at", "is", null)
      .executeTakeFirst();
    if (!other) throw userErrors.notFound();
    const row = await tx
      .insertInto("users.blocks")
      .values({ user_id: actor.userId, other_id: otherId, kind, created_at: at })
      .onConflict((conflict) => conflict.columns(["user_id", "other_id"]).doUpdateSet({ kind }))
      .returning("created_at")
      .executeTakeFirstOrThrow();
    const subject = { type: "user", id: otherId };
    await platform.audit.record(tx, { actorId: actor.userId, action: `users.${kind}_set`, subject });
    await platform.events.publish(tx, blockChanged, { user_id: actor.userId, other_id: otherId, kind });
    return row.created_at;
  });
  const user = (await cards(platform.db, [otherId])).get(otherId);
  if (!user) throw userErrors.notFound();
  return { user, kind, created_at: created_at.toISOString() };
}

/** Takes a block or mute back; nothing happens when there is none. */
export async function removeBlock(platform: Platform, actor: Actor, otherId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const gone = await tx
      .deleteFrom("users.blocks")
      .where("user_id", "=", actor.userId)
      .where("other_id", "=", otherId)
      .returning("kind")
      .executeTakeFirst();
    if (!gone) return;
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: `users.${gone.kind}_ended`,
      subject: { type: "user", id: otherId },
    });
    await platform.events.publish(tx, blockChanged, { user_id: actor.userId, other_id: otherId, kind: null });
  });
}

/** Whom a person blocked or muted, the latest first. */
export async function listBlocks(
  { db }: Platform,
  actor: Actor,
  page: { limit: number; cursor?: string; count?: boolean },
): Promise<Page<BlockView> & { total?: number }> {
  const after = page.cursor === undefined ? null : decodeInstantCursor(page.cursor);
  const rows = await db
    .selectFrom("users.blocks")
    .select(["other_id", "kind", "created_at"])
    .where("user_id", "=", actor.userId)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(created_at, other_id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy("created_at", "desc")
    .orderBy("other_id", "desc")
    .limit(page.limit + 1)
    .execute();
  const people = await cards(
    db,
    rows.map((row) => row.other_id),
  );
  const shown = toPage(
    rows,
    page.limit,
    (row) => [row.created_at.toISOString(), row.other_id],
    // The table allows these two kinds alone.
    (row) => ({ user: people.get(row.other_id), kind: row.kind as Kind, created_at: row.created_at.toISOString() }),
  );
  // Erased people lose their rows here with their profile, so each has a card.
  const data = shown.data.flatMap(({ user, ...rest }) => (user ? [{ user, ...rest }] : []));
  if (!page.count) return { ...shown, data };
  const all = db.selectFrom("users.blocks").select("other_id").where("user_id", "=", actor.userId);
  return { ...shown, data, total: await countRows(db, all) };
}
