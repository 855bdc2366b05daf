// Files that show something to the desk. The users module stands beside this one and cannot call it: `app.ts` joins the two.
import type { MediaView } from "#api-schema/media.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { attach } from "./attach-media.ts";
import { mediaErrors } from "./media.errors.ts";
import { findFiles } from "./media.repository.ts";
import { signedMediaViews } from "./read-media.ts";

const purpose = "certificate";

export const evidenceFiles = {
  /** Makes a PDF or a picture of this person's the only evidence of a certificate. Throws `media.not_usable`. */
  async attach(tx: Tx, { mediaId, ownerId, certificationId }: Evidence): Promise<void> {
    const [file] = mediaId === null ? [] : await findFiles(tx, [mediaId]);
    // One that is still looked at counts as fitting: a film in its place is a file that nobody confirms anything by.
    if (file && file.kind !== null && file.kind !== "image" && file.type !== "application/pdf")
      throw mediaErrors.notUsable({ detail: "Send a PDF or a picture of it." });
    const mediaIds = mediaId === null ? [] : [mediaId];
    await attach(tx, { mediaIds, ownerId, purpose, subject: { type: "certification", id: certificationId } });
  },

  views: (platform: Platform, mediaIds: readonly string[]): Promise<ReadonlyMap<string, MediaView>> =>
    signedMediaViews(platform, mediaIds),
};

interface Evidence {
  readonly mediaId: string | null;
  readonly ownerId: string;
  readonly certificationId: string;
}
