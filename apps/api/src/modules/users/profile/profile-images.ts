// Pictures belong to the media module, which stands beside this one; `app.ts` says how it is asked.
import type { RawBuilder } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";

export interface ProfileImages {
  /** An address for each picture that is ready; others are left out. */
  urls(db: Db, mediaIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** A picture as part of a query, null where there is none; what it holds is for `address` alone. */
  shown(mediaId: RawBuilder<unknown>): RawBuilder<object | null>;
  address(picture: object): string | null;
  /** Makes a picture public as part of a profile. Throws when it is not the person's own, or no picture. */
  attach(tx: Tx, input: { mediaId: string; ownerId: string }): Promise<void>;
  /** Lets go of every picture that stood on the profile before these. */
  keepOnly(tx: Tx, input: { mediaIds: readonly string[]; ownerId: string }): Promise<void>;
  /** Makes a picture of this person's an organisation's logo, in place of the one it has; null leaves it without. */
  attachLogo(tx: Tx, input: { mediaId: string | null; ownerId: string; organisationId: string }): Promise<void>;
}

let images: ProfileImages | null = null;

/** Called once by `app.ts`. */
export function useProfileImages(source: ProfileImages): void {
  images = source;
}

export function profileImages(): ProfileImages {
  assert(images, "app.ts said where pictures come from");
  return images;
}

export async function imageUrls(db: Db, mediaIds: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = mediaIds.filter((id) => id !== null);
  return ids.length === 0 ? new Map() : profileImages().urls(db, [...new Set(ids)]);
}
