// The card for link previews of whatever has no picture of its own.
import { join } from "node:path";
import { typesetPicture } from "#platform/documents/index.ts";
import type { Platform } from "#platform/platform.ts";
import { keptRendering } from "./kept-renderings.ts";
import { initialsOf, inOurLetters, settable, settableName } from "./sharing.rules.ts";

const CARD = join(import.meta.dirname, "share-image.typ");
const CARD_WIDTH_PX = 1_200;
const NOTES_MAX = 4;

/** What stands on it: `by` is who made it, or whose it is; their first letters are its picture. */
export interface CardWords {
  readonly title: string;
  readonly line: string;
  readonly by: { readonly name: string; readonly handle: string };
  readonly notes: readonly string[];
  /** `/@ana/logos`. */
  readonly path: string;
}

/** A PNG of 1200 x 630. Throws 503 `request.busy`. */
export async function shareCard({ config }: Platform, { title, line, by, notes, path }: CardWords): Promise<Buffer> {
  const maker = settableName(by);
  const data = {
    title: settable(title, maker),
    line: inOurLetters(line),
    initials: initialsOf(maker),
    notes: notes.slice(0, NOTES_MAX).map(inOurLetters).filter(Boolean),
    address: `${config.publicUrl}${path}`.replace(/^https?:\/\//, ""),
  };
  return keptRendering(data, () => typesetPicture(CARD, data, CARD_WIDTH_PX));
}
