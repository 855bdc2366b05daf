import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { claimContent } from "./contents.repository.ts";
import { contentHashOf, createContentHash, originalKey } from "./file-keys.ts";
import { prepareContent } from "./prepare-content.ts";
import { SNIFF_BYTES, sniffType } from "./sniff-type.ts";
import { withoutMetadata } from "./strip/strip-metadata.ts";

/** Makes the sizes of a picture that ships with Kogi before anybody has it: who takes it in finds them there. */
export async function prepareShipped(platform: Platform, shipped: Buffer): Promise<void> {
  const bytes = withoutMetadata(shipped);
  const contentHash = contentHashOf(createContentHash().update(bytes));
  const type = sniffType(bytes.subarray(0, SNIFF_BYTES));
  assert(typeof type !== "string", "what ships with Kogi is of a known type");
  await platform.files.put(originalKey(contentHash), bytes);
  const content = await platform.inTransaction((tx) =>
    claimContent(tx, { contentHash, bytes: bytes.length, ...type, at: platform.clock.now() }),
  );
  if (content.state !== "scanning") return;
  const refusal = await prepareContent(platform, content);
  assert(refusal === null, "what ships with Kogi is not refused");
}
