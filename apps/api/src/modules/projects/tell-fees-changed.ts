import { offerFeesChanged } from "#events/projects.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { offerNews } from "./offer-news.ts";
import { markFeesChanged } from "./offers.repository.ts";

/** After an acceptance that the fees refused, however often it is tried: whoever made the terms hears of it once. */
export async function tellFeesChanged(tx: Tx, platform: Platform, offerId: string): Promise<void> {
  const offer = await markFeesChanged(tx, offerId, platform.clock.now());
  if (offer) await platform.events.publish(tx, offerFeesChanged, offerNews(offer));
}
