// Originals that were kept as they were sent, before everything was stripped on its way in.
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { settleAccess } from "../attachments.repository.ts";
import {
  type ContentRow,
  findContent,
  listToStrip,
  setKeptBytes,
  settlePublic,
  updateContent,
} from "../contents.repository.ts";
import { originalKey, strippedKey } from "../file-keys.ts";
import { inspectContent } from "../inspect-content.ts";
import { listIdsWith } from "../media.repository.ts";
import { publicPurposes } from "../media.rules.ts";
import { fileTypeOf } from "../sniff-type.ts";
import { contentOf } from "../stored-content.ts";
import { stripStored } from "./strip-stored.ts";

const A_DAY = 1_000;

/** Strips up to a thousand of them. Their names stay those of the bytes that were sent. */
export async function stripKeptOriginals(platform: Platform): Promise<void> {
  for (const contentHash of await listToStrip(platform.db, A_DAY)) {
    const content = await findContent(platform.db, contentHash);
    if (content?.state === "ready") await stripKept(platform, content);
  }
}

async function stripKept({ files, log, inTransaction }: Platform, content: ContentRow): Promise<void> {
  const { content_hash } = content;
  const key = originalKey(content_hash);
  const type = fileTypeOf(content.type);
  const stored = await files.get(key);
  if (stored && type) await stripStored(files, key, stored, type);
  const kept = await files.get(key);
  const refusal = kept && content.type === "video/mp4" ? await inspectContent(content.type, contentOf(kept)) : null;
  await inTransaction(async (tx) => {
    await updateContent(tx, content_hash, { metadata_stripped: true, has_stripped_copy: false, refusal });
    if (kept) await setKeptBytes(tx, content_hash, kept.bytes);
    if (refusal) await hide(tx, content_hash);
  });
  if (refusal) log.warn({ content_hash, refusal }, "a film of before may tell where it was made: public no longer");
  await files.remove(strippedKey(content_hash));
}

/** What was delivered or sent stays for those who have it: it may be what a dispute is about. */
async function hide(tx: Tx, contentHash: string): Promise<void> {
  await settlePublic(tx, await settleAccess(tx, await listIdsWith(tx, contentHash), publicPurposes));
}
