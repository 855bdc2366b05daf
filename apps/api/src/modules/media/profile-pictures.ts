// Pictures of people. The users module stands beside this one and cannot call it: `app.ts` joins the two.
import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import { attach } from "./attach-media.ts";
import { addAttachments, detachAllOf, detachOthers, findUsable, settleAccess } from "./attachments.repository.ts";
import { settlePublic } from "./contents.repository.ts";
import { mediaErrors } from "./media.errors.ts";
import { type FileRow, findFiles, forgetWords } from "./media.repository.ts";
import { publicPurposes } from "./media.rules.ts";
import { publicLinks } from "./media.views.ts";

const purpose = "profile_image";
const subjectOf = (userId: string) => ({ type: "user", id: userId });

// A face is shown small wherever a person's name stands; a cover, which is wide, once and large.
const FACE_WIDTH = 320;
const WIDE = 1.6;

/** What an address is made of. */
type Picture = Pick<
  FileRow,
  "state" | "access" | "content_hash" | "kind" | "type" | "width" | "height" | "webp_widths"
>;

export const profilePictures = {
  /** A picture as a part of another module's query: `mediaId` names the column. What comes is for `address`. */
  shown(mediaId: RawBuilder<unknown>): RawBuilder<object | null> {
    return sql<Picture | null>`(select json_build_object('state', m.state, 'access', m.access, 'content_hash',
      m.content_hash, 'kind', c.kind, 'type', c.type, 'width', c.width, 'height', c.height, 'webp_widths', c.webp_widths)
      from media.media m left join media.contents c on c.content_hash = m.content_hash where m.media_id = ${mediaId})`;
  },

  // `shown` made it.
  address: (picture: object): string | null => fittingUrl(picture as Picture),

  /** An address for each picture that is ready. */
  async urls(db: Db, mediaIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const files = mediaIds.length === 0 ? [] : await findFiles(db, mediaIds);
    return new Map(
      files.flatMap((file) => {
        const url = fittingUrl(file);
        return url === null ? [] : [[file.media_id, url] as const];
      }),
    );
  },

  /** Makes a picture public as part of its owner's profile, beside those already there. Throws `media.not_usable`. */
  async attach(tx: Tx, { mediaId, ownerId }: { mediaId: string; ownerId: string }): Promise<void> {
    const usable = await findUsable(tx, [mediaId], { ownerId });
    await refuseOtherFiles(tx, mediaId);
    if (usable.length === 0) throw mediaErrors.notUsable();
    await addAttachments(tx, { subject: subjectOf(ownerId), purpose, mediaIds: usable });
    await settlePublic(tx, await settleAccess(tx, usable, publicPurposes));
  },

  /** Lets go of the pictures that stood on a person's profile before these. */
  async keepOnly(tx: Tx, { mediaIds, ownerId }: { mediaIds: readonly string[]; ownerId: string }): Promise<void> {
    const released = await detachOthers(tx, { subject: subjectOf(ownerId), purpose, keep: mediaIds });
    await settlePublic(tx, await settleAccess(tx, released, publicPurposes));
  },

  /** Makes a picture of this person's an organisation's only logo; it stays when they leave. Throws `media.not_usable`. */
  async attachLogo(tx: Tx, { mediaId, ownerId, organisationId }: Logo): Promise<void> {
    if (mediaId !== null) await refuseOtherFiles(tx, mediaId);
    const subject = { type: "organisation", id: organisationId };
    const mediaIds = mediaId === null ? [] : [mediaId];
    await attach(tx, { mediaIds, ownerId, purpose: "organisation_logo", subject });
  },
};

interface Logo {
  readonly mediaId: string | null;
  readonly ownerId: string;
  readonly organisationId: string;
}

/** One that is still looked at counts as a picture. */
async function refuseOtherFiles(tx: Tx, mediaId: string): Promise<void> {
  const [file] = await findFiles(tx, [mediaId]);
  if (file?.kind !== "image" && file?.kind !== null) throw mediaErrors.notUsable();
}

function fittingUrl(file: Picture): string | null {
  if (file.state !== "ready" || file.kind !== "image" || file.width === null || file.height === null) return null;
  const widths = file.webp_widths ?? [];
  const wide = file.width >= WIDE * file.height;
  const width = wide ? widths.at(-1) : (widths.find((made) => made >= FACE_WIDTH) ?? widths.at(-1));
  return width === undefined ? null : publicLinks(file, `${width}.webp`);
}

// A logo is its organisation's.
const goesWithPeople = [...publicPurposes.filter((one) => one !== "organisation_logo"), "portfolio_kept"];

/**
 * What somebody who leaves showed is nobody's: private and without its words at once, and collected like all that nothing
 * uses. What a contract or a message of others still uses stays as it is.
 */
export async function forgetShown(tx: Tx, userId: string): Promise<void> {
  const released = await detachAllOf(tx, { ownerId: userId, purposes: goesWithPeople });
  await settlePublic(tx, await settleAccess(tx, released, publicPurposes));
  await forgetWords(tx, userId);
}
