// What shows that a certificate is one's own: a page of its issuer, or a file that its owner and the desk alone may open.
import type { MediaView } from "#api-schema/media.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert, KogiError } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { badField } from "../users.errors.ts";

/** Files belong to the media module, which stands beside this one; `app.ts` says how it is asked. */
export interface EvidenceFiles {
  /** The file that a certificate has from now on, in place of the one before; null leaves it without. Throws 422. */
  attach(tx: Tx, input: { mediaId: string | null; ownerId: string; certificationId: string }): Promise<void>;
  /** By id, with addresses that expire. */
  views(platform: Platform, mediaIds: readonly string[]): Promise<ReadonlyMap<string, MediaView>>;
}

let files: EvidenceFiles | null = null;

/** Called once by `app.ts`. */
export function useEvidenceFiles(source: EvidenceFiles): void {
  files = source;
}

function evidenceFiles(): EvidenceFiles {
  assert(files, "app.ts said where files come from");
  return files;
}

/** Throws `user.bad_field` for a file that is not one's own, or neither a picture nor a PDF. */
export async function attachEvidence(
  tx: Tx,
  input: { mediaId: string | null; ownerId: string; certificationId: string },
): Promise<void> {
  try {
    await evidenceFiles().attach(tx, input);
  } catch (error) {
    if (error instanceof KogiError && error.status === 422) throw badField("/body/evidence_media_id", error.message);
    throw error;
  }
}

export function evidenceViews(
  platform: Platform,
  rows: readonly { readonly evidence_media_id: string | null }[],
): Promise<ReadonlyMap<string, MediaView>> {
  const ids = rows.flatMap((row) => row.evidence_media_id ?? []);
  return evidenceFiles().views(platform, ids);
}

/** For erasure: nobody's files show anything any more, and are collected like all that nothing uses. */
export async function forgetEvidence(tx: Tx, userId: string): Promise<void> {
  const shown = await tx
    .selectFrom("users.certifications")
    .select("certification_id")
    .where("user_id", "=", userId)
    .where("evidence_media_id", "is not", null)
    .execute();
  for (const { certification_id: certificationId } of shown)
    await attachEvidence(tx, { mediaId: null, ownerId: userId, certificationId });
}
