import type { Content } from "../stored-content.ts";
import { wavChunks } from "../wav-chunks.ts";
import type { Patch } from "./strip-film.ts";

// Recorders write who, with what and where into chunks of their own (`bext`, `iXML`, `LIST`), and nobody knows all of them.
const NEEDED = new Set(["fmt ", "fact", "data", "JUNK"]);

/** What to write over a WAV's bytes so that it holds sound alone: other chunks are renamed and emptied where they lie. */
export async function findWavPatches(content: Content): Promise<readonly Patch[]> {
  const chunks = await wavChunks(content);
  if (typeof chunks === "string") return [];
  const end = chunks.at(-1)?.end ?? content.bytes;
  const told = chunks.filter(({ id }) => !NEEDED.has(id));
  const behind = end < content.bytes ? [{ start: end, end: content.bytes, bytes: null }] : [];
  return [
    ...told.flatMap((chunk) => [
      { start: chunk.start, end: chunk.start + 4, bytes: Buffer.from("JUNK") },
      { start: chunk.start + 8, end: chunk.end, bytes: null },
    ]),
    ...behind,
  ];
}
