// A profile uses its face and its cover, and no picture that stood there before.
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { profileImages } from "./profile-images.ts";

const BATCH = 100;

/** After a change of either, in its transaction. */
export async function keepPictures(tx: Tx, userId: string): Promise<void> {
  const row = await tx
    .selectFrom("users.users")
    .select(["user_id", "profile_image_media_id", "cover_image_media_id"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (row) await keepOnly(tx, row);
}

/** The release before kept every picture that ever stood on a profile; each profile of then is gone through once. */
export async function settlePictures({ inTransaction }: Platform): Promise<void> {
  for (;;) {
    const done = await inTransaction(async (tx) => {
      const rows = await tx
        .selectFrom("users.users")
        .select(["user_id", "profile_image_media_id", "cover_image_media_id"])
        .where("pictures_settled", "=", false)
        .orderBy("user_id")
        .limit(BATCH)
        .forUpdate()
        .execute();
      for (const row of rows) await keepOnly(tx, row);
      const ids = rows.map((row) => row.user_id);
      if (ids.length > 0)
        await tx.updateTable("users.users").set({ pictures_settled: true }).where("user_id", "in", ids).execute();
      return ids.length < BATCH;
    });
    if (done) return;
  }
}

interface Pictures {
  readonly user_id: string;
  readonly profile_image_media_id: string | null;
  readonly cover_image_media_id: string | null;
}

function keepOnly(tx: Tx, row: Pictures): Promise<void> {
  const mediaIds = [row.profile_image_media_id, row.cover_image_media_id].filter((id) => id !== null);
  return profileImages().keepOnly(tx, { mediaIds, ownerId: row.user_id });
}
