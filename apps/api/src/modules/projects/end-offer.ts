// An offer declined by the other side, taken back by its author, or left until it expired.

import type { OfferView } from "#api-schema/hiring-views.ts";
import { offerDeclined, offerExpired, offerWithdrawn } from "#events/projects.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { offerNews } from "./offer-news.ts";
import { actingIn, isBlockedIn, lockOfferFor, stateOf } from "./offers.policy.ts";
import { endOffer, lockOffer, type OfferRow } from "./offers.repository.ts";
import { mayAnswer, mayWithdraw } from "./offers.rules.ts";
import { offerView } from "./offers.views.ts";
import { offerErrors } from "./projects.errors.ts";
import { cancelOfferTimer } from "./projects.timers.ts";
import { tidy } from "./tidy.ts";

/** open -> declined, by the side that did not make it. The talk may go on with another version. */
export async function declineOffer(
  platform: Platform,
  actor: Actor,
  input: { offerId: string; reason: string | null },
): Promise<OfferView> {
  const at = platform.clock.now();
  await platform.inTransaction(async (tx) => {
    const { offer } = await lockOfferFor(tx, actor, input.offerId);
    const actingId = actingIn(offer, actor.userId);
    const refusal = mayAnswer(stateOf(offer), actingId, at);
    if (refusal) throw offerErrors[refusal]({ extra: { current: offer.status } });
    // Between people who blocked each other the talk may still be ended, but without a word.
    const said = (await isBlockedIn(tx, offer, actor.userId)) ? null : input.reason;
    const reason = said === null ? null : tidy(said);
    await ended(tx, platform, offer, { status: "declined", reason, actorId: actor.userId });
    await platform.events.publish(tx, offerDeclined, { ...offerNews(offer), declined_by: actingId, reason });
  });
  return offerView(platform.db, input.offerId, { viewerId: actor.userId, at });
}

/** open -> withdrawn, by its author, who may then make another. */
export async function withdrawOffer(platform: Platform, actor: Actor, offerId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const { offer } = await lockOfferFor(tx, actor, offerId);
    const refusal = mayWithdraw(stateOf(offer), actingIn(offer, actor.userId));
    if (refusal) throw offerErrors[refusal]({ extra: { current: offer.status } });
    await ended(tx, platform, offer, { status: "withdrawn", reason: null, actorId: actor.userId });
    await platform.events.publish(tx, offerWithdrawn, offerNews(offer));
  });
}

/** By its timer. */
export async function expireOffer(tx: Tx, platform: Platform, offerId: string): Promise<void> {
  const offer = await lockOffer(tx, offerId);
  if (offer?.status !== "open") return;
  await ended(tx, platform, offer, { status: "expired", reason: null, actorId: null });
  await platform.events.publish(tx, offerExpired, offerNews(offer));
}

async function ended(
  tx: Tx,
  platform: Platform,
  offer: OfferRow,
  end: { status: "declined" | "withdrawn" | "expired"; reason: string | null; actorId: string | null },
): Promise<void> {
  await endOffer(tx, offer.offer_id, { status: end.status, reason: end.reason, at: platform.clock.now() });
  await cancelOfferTimer(tx, platform, offer.offer_id);
  await platform.audit.record(tx, {
    actorId: end.actorId,
    action: `projects.offer_${end.status}`,
    subject: { type: "offer", id: offer.offer_id },
    before: { status: offer.status },
    after: { status: end.status },
  });
}
