import { attach } from "#modules/media/index.ts";
import type { Tx } from "#platform/db/index.ts";

/** The post uses exactly these files of the client's. Throws `media.not_usable`. */
export async function keepPostFiles(
  tx: Tx,
  post: { projectId: string; userId: string; mediaIds: readonly string[] },
): Promise<void> {
  await attach(tx, {
    mediaIds: post.mediaIds,
    ownerId: post.userId,
    purpose: "project",
    subject: { type: "project", id: post.projectId },
    at: "/body/attachments",
  });
}
