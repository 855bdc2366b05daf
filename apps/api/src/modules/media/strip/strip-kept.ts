// Originals that were kept as they were sent, before everything was stripped on its way in.
import type { Platform } from "#platform/platform.ts";
import { type ContentRow, findContent, listToStrip, setKeptBytes, updateContent } from "../contents.repository.ts";
import { originalKey, strippedKey } from "../file-keys.ts";
import { fileTypeOf } from "../sniff-type.ts";
import { stripStored } from "./strip-stored.ts";

const A_DAY = 1_000;

/** Strips up to a thousand of them. Their names stay those of the bytes that were sent. */
export async function stripKeptOriginals(platform: Platform): Promise<void> {
  for (const contentHash of await listToStrip(platform.db, A_DAY)) {
    const content = await findContent(platform.db, contentHash);
    if (content?.state === "ready") await stripKept(platform, content);
  }
}

async function stripKept({ files, inTransaction }: Platform, content: ContentRow): Promise<void> {
  const { content_hash } = content;
  const key = originalKey(content_hash);
  const type = fileTypeOf(content.type);
  const stored = await files.get(key);
  if (stored && type) await stripStored(files, key, stored, type);
  const kept = await files.get(key);
  await inTransaction(async (tx) => {
    await updateContent(tx, content_hash, { metadata_stripped: true, has_stripped_copy: false });
    if (kept) await setKeptBytes(tx, content_hash, kept.bytes);
  });
  await files.remove(strippedKey(content_hash));
}
