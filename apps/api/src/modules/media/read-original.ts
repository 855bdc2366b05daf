import { buffer } from "node:stream/consumers";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { originalKey } from "./file-keys.ts";
import { findFile } from "./media.repository.ts";
import { saveName } from "./send-file.ts";
import { fileTypeOf } from "./sniff-type.ts";

export interface Original {
  /** As its owner named it, ending as its content says. */
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/**
 * A file for whoever passes it on, whole in memory: the caller knows that it is small, and that it may leave. Null unless
 * it was looked at and found good.
 */
export async function readOriginal(platform: Platform, mediaId: string): Promise<Original | null> {
  const file = await findFile(platform.db, mediaId);
  if (file?.state !== "ready" || file.content_hash === null) return null;
  const type = fileTypeOf(file.type ?? "");
  assert(type, "only allowed types are kept");
  const stored = await platform.files.get(originalKey(file.content_hash));
  if (!stored) return null;
  return { name: saveName(file.name, type), type: type.type, content: await buffer(stored.open()) };
}
