import type { MediaPurpose } from "#api-schema/media.ts";
import type { Tx } from "#platform/db/index.ts";
import { addAttachments, detachOthers, findUsable, movePurpose, settleAccess } from "./attachments.repository.ts";
import { settlePublic } from "./contents.repository.ts";
import { mediaErrors } from "./media.errors.ts";
import { isPublicPurpose, publicPurposes } from "./media.rules.ts";

export interface Attachment {
  /** Exactly these files are in use for this purpose from now on; an empty list lets all of them go. */
  readonly mediaIds: readonly string[];
  /** Whose files they must be, unless the thing uses them already. */
  readonly ownerId: string;
  /** Decides who may see them: a public purpose gives lasting addresses. */
  readonly purpose: MediaPurpose;
  readonly subject: { readonly type: string; readonly id: string };
  /** The field that the files were given in, as a JSON pointer. */
  readonly at?: string;
}

/**
 * Says which files a thing uses. Files in use cannot be deleted and are not collected. Throws `media.not_usable` when
 * one is not the owner's, was refused, is still arriving or is gone.
 */
export async function attach(tx: Tx, { mediaIds, ownerId, purpose, subject, at }: Attachment): Promise<void> {
  const wanted = [...new Set(mediaIds)];
  const usable = await findUsable(tx, wanted, { ownerId, inUse: { subject, purpose } });
  if (usable.length !== wanted.length) throw mediaErrors.notUsable(at === undefined ? {} : { at });
  const released = await detachOthers(tx, { subject, purpose, keep: wanted });
  await addAttachments(tx, { subject, purpose, mediaIds: wanted });
  const changed = isPublicPurpose(purpose) ? [...wanted, ...released] : released;
  const contents = await settleAccess(tx, changed, publicPurposes);
  await settlePublic(tx, contents);
}

export interface ChangeOfPurpose {
  readonly subjects: { readonly type: string; readonly ids: readonly string[] };
  readonly from: MediaPurpose;
  readonly to: MediaPurpose;
}

/** What these things use files for is another purpose from now on, and with it who may see them. */
export async function changePurpose(tx: Tx, change: ChangeOfPurpose): Promise<void> {
  if (change.subjects.ids.length === 0) return;
  const moved = await movePurpose(tx, change);
  await settlePublic(tx, await settleAccess(tx, moved, publicPurposes));
}
