// Views, counted behind the answer: each viewer once a day, programs and the owner never.
import { createHmac } from "node:crypto";
import { portfolioViewed } from "#events/portfolios.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { addViews, insertViews, type View } from "./views.repository.ts";
import { isBrowser, networkOf } from "./views.rules.ts";

export interface Look {
  readonly portfolioId: string;
  readonly ownerId: string;
  readonly viewer: Actor | null;
  readonly address: string;
  readonly userAgent: string;
}

export interface ViewCounter {
  /** Notes that somebody looked; returns at once. */
  note(look: Look): void;
  /** Resolves when everything noted so far is counted. */
  settled(): Promise<void>;
}

const BATCH_MAX = 500;
// Past this, views are let go: a flood of looks must not fill the memory of the process that serves them.
const WAITING_MAX = 20_000;

export function createViewCounter(platform: Platform): ViewCounter {
  const waiting = new Map<string, View>();
  let counting: Promise<void> | null = null;

  async function countAll(): Promise<void> {
    // After the answers that are being written just now.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, BATCH_MAX);
      for (const [key] of batch) waiting.delete(key);
      await countViews(
        platform,
        batch.map(([, view]) => view),
      );
    }
  }
  function start(): void {
    counting ??= countAll()
      .catch((error: unknown) => platform.log.warn({ err: error }, "some views were not counted"))
      .finally(() => {
        counting = null;
        // One may have been noted after the last look into `waiting`.
        if (waiting.size > 0) start();
      });
  }
  return {
    note(look) {
      const view = viewOf(platform, look);
      if (view === null || waiting.size >= WAITING_MAX) return;
      waiting.set(`${view.portfolioId} ${view.viewer}`, view);
      start();
    },
    async settled() {
      while (counting !== null) await counting;
    },
  };
}

/** Counts views; one that was counted before today counts no more. */
export async function countViews(platform: Platform, views: readonly View[]): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const counts = await insertViews(tx, views);
    // In id order: two processes that count the same portfolios would else wait for each other.
    for (const [portfolio_id, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const user_id = await addViews(tx, portfolio_id, count);
      if (user_id) await platform.events.publish(tx, portfolioViewed, { portfolio_id, user_id, views: count });
    }
  });
}

/** The look as it is kept, or null when it does not count. */
function viewOf(platform: Platform, { portfolioId, ownerId, viewer, address, userAgent }: Look): View | null {
  if (viewer?.userId === ownerId || !isBrowser(userAgent)) return null;
  const day = platform.clock.now().toISOString().slice(0, 10);
  // Without an account only the network tells people apart: anything a program sends along could be made up anew for
  // each look. The day is in the hash, so that nobody can be followed from one day to the next.
  const who = viewer ? `user:${viewer.userId}` : `network:${networkOf(address)}`;
  const hash = createHmac("sha256", platform.secret).update(`portfolio-view:${day}:${who}`).digest("base64url");
  return { portfolioId, day, viewer: hash.slice(0, 22) };
}
