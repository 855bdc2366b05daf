import type { OwnMediaView } from "#api-schema/media.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mediaErrors } from "./media.errors.ts";
import { describeFile, findOwnFile } from "./media.repository.ts";
import { keptName } from "./media.rules.ts";
import { readOwnMedia } from "./read-media.ts";

interface Description {
  readonly name?: string;
  readonly alt?: string;
}

/** Changes the name or the alternative text of one's own file. */
export async function describeMedia(
  platform: Platform,
  actor: Actor,
  mediaId: string,
  change: Description,
): Promise<OwnMediaView> {
  await platform.inTransaction(async (tx) => {
    const file = await findOwnFile(tx, mediaId, actor.userId);
    if (!file) throw mediaErrors.notFound();
    const name = change.name === undefined ? {} : { name: keptName(change.name) };
    await describeFile(tx, mediaId, { ...change, ...name, updated_at: platform.clock.now() });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "media.described",
      subject: { type: "media", id: mediaId },
      before: { name: file.name, alt: file.alt },
      after: { ...change },
    });
  });
  return readOwnMedia(platform, actor, mediaId);
}
