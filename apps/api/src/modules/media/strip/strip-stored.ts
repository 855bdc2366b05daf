import { pipeline } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { FileStore, StoredFile } from "#platform/files/index.ts";
import type { FileType } from "../sniff-type.ts";
import { type Content, contentOf } from "../stored-content.ts";
import { applyPatches, findPlacePatches, type Patch, type Unfollowed } from "./strip-film.ts";
import { stripMetadata } from "./strip-metadata.ts";
import { findMp3Patches } from "./strip-mp3.ts";
import { findWavPatches } from "./strip-wav.ts";

const FINDERS = new Map<string, (content: Content) => Promise<readonly Patch[] | Unfollowed | null>>([
  ["video/mp4", findPlacePatches],
  ["audio/mp4", findPlacePatches],
  ["audio/wav", findWavPatches],
  ["audio/mpeg", findMp3Patches],
]);

/**
 * Puts a file without what it tells of its maker in the place of the stored one; says whether anything changed. What
 * cannot be followed to its end stays as it is, to be refused when it is looked through.
 */
export async function stripStored(
  files: FileStore,
  key: string,
  stored: StoredFile,
  { type, kind }: FileType,
): Promise<boolean> {
  if (kind === "image") {
    const content = await buffer(stored.open());
    const stripped = stripMetadata(type, content) ?? content;
    if (stripped === content) return false;
    await files.put(key, stripped);
    return true;
  }
  const find = FINDERS.get(type);
  const patches = find ? await find(contentOf(stored)) : [];
  if (!patches || typeof patches === "string" || patches.length === 0) return false;
  // Unlike `pipe`, this hands on what fails at the source.
  await files.put(
    key,
    pipeline(stored.open(), applyPatches(patches), () => undefined),
  );
  return true;
}
