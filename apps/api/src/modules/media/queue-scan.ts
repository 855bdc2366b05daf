import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { scanJob } from "./media.jobs.ts";
import { countScanning } from "./media.repository.ts";

/** Has a file looked at. Everybody's first comes before anybody's second: who sends thousands lets nobody wait for them. */
export async function queueScan(
  tx: Tx,
  platform: Platform,
  { mediaId, userId }: { readonly mediaId: string; readonly userId: string },
): Promise<void> {
  const waiting = await countScanning(tx, userId);
  await platform.jobs.enqueue(tx, scanJob, { media_id: mediaId }, { priority: -waiting });
}
