import type { OfferView } from "#api-schema/hiring-views.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { seeOffer } from "./offers.policy.ts";
import { offerView } from "./offers.views.ts";

export async function readOffer(platform: Platform, actor: Actor, offerId: string): Promise<OfferView> {
  await seeOffer(platform.db, actor, offerId);
  return offerView(platform.db, offerId, { viewerId: actor.userId, at: platform.clock.now() });
}
