// Settings belong to the users module, which stands above this one; it says how a person's language is asked for.
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";

export type LocaleReader = (db: Db, userId: string) => Promise<string | null>;

const readers = new WeakMap<Platform, LocaleReader>();

export function readLocalesBy(platform: Platform, reader: LocaleReader): void {
  readers.set(platform, reader);
}

/** The language and region that a person chose; for who never did, `page`: what they read when they asked. */
export async function localeOf(db: Db, platform: Platform, userId: string, page?: string | null): Promise<string> {
  return (await readers.get(platform)?.(db, userId)) ?? page ?? "en-GB";
}
