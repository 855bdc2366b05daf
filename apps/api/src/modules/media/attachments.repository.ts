// Which thing uses which file: SQL only.
import { sql } from "kysely";
import type { Tx } from "#platform/db/index.ts";

interface Use {
  readonly subject: { readonly type: string; readonly id: string };
  readonly purpose: string;
}

/** The ids among `mediaIds` that belong to the owner and may be used. Held against deletion until commit. */
export async function findUsable(
  tx: Tx,
  mediaIds: readonly string[],
  { ownerId, inUse }: { readonly ownerId: string; readonly inUse?: Use },
): Promise<readonly string[]> {
  if (mediaIds.length === 0) return [];
  const own = sql<boolean>`user_id = ${ownerId}`;
  // Of whoever had the thing in hand before.
  const used = sql<boolean>`exists (select from media.attachments a where a.media_id = media.media.media_id and
    a.subject_type = ${inUse?.subject.type} and a.subject_id = ${inUse?.subject.id} and a.purpose = ${inUse?.purpose})`;
  const rows = await tx
    .selectFrom("media.media")
    .select("media_id")
    .where("media_id", "in", mediaIds)
    .where(inUse ? sql<boolean>`(${own} or ${used})` : own)
    .where("state", "in", ["scanning", "ready"])
    .orderBy("media_id") // one order for everybody: two writers that lock A,B and B,A would wait for each other
    .forUpdate()
    .execute();
  return rows.map((row) => row.media_id);
}

/** Lets go of the files of this use that are not kept; gives their ids. */
export async function detachOthers(
  tx: Tx,
  use: Use & { readonly keep: readonly string[] },
): Promise<readonly string[]> {
  const rows = await tx
    .deleteFrom("media.attachments")
    .where("subject_type", "=", use.subject.type)
    .where("subject_id", "=", use.subject.id)
    .where("purpose", "=", use.purpose)
    .$if(use.keep.length > 0, (query) => query.where("media_id", "not in", use.keep))
    .returning("media_id")
    .execute();
  return rows.map((row) => row.media_id);
}

/** Lets go of this person's files wherever they are used for these purposes; gives their ids. */
export async function detachAllOf(
  tx: Tx,
  { ownerId, purposes }: { readonly ownerId: string; readonly purposes: readonly string[] },
): Promise<readonly string[]> {
  const rows = await tx
    .deleteFrom("media.attachments")
    .where("purpose", "in", purposes)
    .where("media_id", "in", (query) =>
      query.selectFrom("media.media").select("media_id").where("user_id", "=", ownerId),
    )
    .returning("media_id")
    .execute();
  return [...new Set(rows.map((row) => row.media_id))];
}

/** Moves uses from one purpose to another; gives the ids of their files. */
export async function movePurpose(
  tx: Tx,
  { subjects, from, to }: { subjects: { type: string; ids: readonly string[] }; from: string; to: string },
): Promise<readonly string[]> {
  const rows = await tx
    .deleteFrom("media.attachments")
    .where("subject_type", "=", subjects.type)
    .where("subject_id", "in", subjects.ids)
    .where("purpose", "=", from)
    .returning(["subject_type", "subject_id", "media_id"])
    .execute();
  if (rows.length === 0) return [];
  await tx
    .insertInto("media.attachments")
    .values(rows.map((row) => ({ ...row, purpose: to })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return [...new Set(rows.map((row) => row.media_id))];
}

export async function addAttachments(tx: Tx, use: Use & { readonly mediaIds: readonly string[] }): Promise<void> {
  if (use.mediaIds.length === 0) return;
  await tx
    .insertInto("media.attachments")
    .values(
      use.mediaIds.map((mediaId) => ({
        subject_type: use.subject.type,
        subject_id: use.subject.id,
        purpose: use.purpose,
        media_id: mediaId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * A file is public while a public purpose uses it, or a public film of which it is the poster or the captions; a film of
 * before that would be refused now is not. Gives the contents whose files changed.
 */
export async function settleAccess(
  tx: Tx,
  mediaIds: readonly string[],
  publicPurposes: readonly string[],
): Promise<readonly string[]> {
  if (mediaIds.length === 0) return [];
  const contents = await settleThese(tx, mediaIds, publicPurposes);
  const films = await tx
    .selectFrom("media.media")
    .select(["poster_media_id", "captions_media_id"])
    .where("media_id", "in", mediaIds)
    .where((eb) => eb.or([eb("poster_media_id", "is not", null), eb("captions_media_id", "is not", null)]))
    .execute();
  const besideIds = films.flatMap((film) => [film.poster_media_id ?? [], film.captions_media_id ?? []].flat());
  const ofThese = besideIds.length === 0 ? [] : await settleThese(tx, besideIds, publicPurposes);
  return [...new Set([...contents, ...ofThese])].toSorted();
}

async function settleThese(
  tx: Tx,
  mediaIds: readonly string[],
  publicPurposes: readonly string[],
): Promise<readonly string[]> {
  // Locked first, in one order for everybody: what is read next has all uses that others let go of before.
  await tx
    .selectFrom("media.media")
    .select("media_id")
    .where("media_id", "in", mediaIds)
    .orderBy("media_id")
    .forNoKeyUpdate()
    .execute();
  const rows = await tx
    .updateTable("media.media as m")
    .set({
      access: sql<string>`case when exists (select from media.contents c
        where c.content_hash = m.content_hash and c.refusal is not null) then 'private'
        when exists (select from media.attachments a
        where a.media_id = m.media_id and a.purpose = any(${[...publicPurposes]}::text[]))
        or exists (select from media.media film where film.poster_media_id = m.media_id and film.access = 'public')
        or exists (select from media.media film where film.captions_media_id = m.media_id and film.access = 'public')
        then 'public' else 'private' end`,
    })
    .where("m.media_id", "in", mediaIds)
    .returning("m.content_hash")
    .execute();
  return rows.flatMap((row) => row.content_hash ?? []);
}
