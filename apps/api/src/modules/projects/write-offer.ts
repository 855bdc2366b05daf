// One version of terms into the talk it belongs to, with its timer, its audit row and its news.

import type { OfferBody } from "#api-schema/hiring-views.ts";
import { offerMade } from "#events/projects.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { tidyLine } from "#platform/text/index.ts";
import { offerNews } from "./offer-news.ts";
import { endOffer, insertOffer, type OfferRow } from "./offers.repository.ts";
import { termsProblems } from "./offers.rules.ts";
import { offerErrors } from "./projects.errors.ts";
import { cancelOfferTimer, OFFER_TIMER, offerExpiry } from "./projects.timers.ts";
import { milestonesToJson, readMilestones, readPrice, type Terms } from "./terms.ts";
import { tidy } from "./tidy.ts";

export interface Talk {
  readonly threadId: string;
  readonly proposalId: string | null;
  readonly projectId: string | null;
  readonly clientId: string;
  readonly freelancerId: string;
  readonly authorId: string;
  /** What the work is called and described as when the body leaves it out. */
  readonly title: string;
  readonly scope: string;
  readonly pricing: "fixed" | "hourly";
  /** The version that this one answers, locked. */
  readonly newest: OfferRow | null;
}

/** Throws 422 `offer.invalid` with every field that cannot stand. */
export function readTerms(body: OfferBody, pricing: "fixed" | "hourly", today: string): Terms {
  const refuse = offerErrors.invalid;
  const hourlyRate = body.hourly_rate ?? null;
  const terms: Terms = {
    pricing: body.pricing ?? pricing,
    total: readPrice(body.total, refuse, "/body/total"),
    hourlyRate: hourlyRate === null ? null : readPrice(hourlyRate, refuse, "/body/hourly_rate"),
    milestones: readMilestones(body.milestones, refuse),
  };
  const problems = termsProblems(terms, today);
  if (problems.length > 0) throw refuse({ fields: problems });
  return terms;
}

/** Supersedes the open version, if there is one, and puts the new one in its place. Gives its id. */
export async function writeOffer(tx: Tx, platform: Platform, talk: Talk, body: OfferBody): Promise<string> {
  const at = platform.clock.now();
  const terms = readTerms(body, talk.pricing, at.toISOString().slice(0, 10));
  if (talk.newest?.status === "open") {
    await endOffer(tx, talk.newest.offer_id, { status: "superseded", at });
    await cancelOfferTimer(tx, platform, talk.newest.offer_id);
  }
  const offerId = newId();
  const offer = {
    offer_id: offerId,
    // The first version of a direct talk gives it its name.
    thread_id: talk.threadId === "" ? offerId : talk.threadId,
    thread_version: (talk.newest?.thread_version ?? 0) + 1,
    proposal_id: talk.proposalId,
    project_id: talk.projectId,
    client_id: talk.clientId,
    freelancer_id: talk.freelancerId,
    author_id: talk.authorId,
    title: tidyLine(body.title ?? "") || talk.title,
    scope: tidy(body.scope ?? "") || talk.scope,
    pricing: terms.pricing,
    total_minor: terms.total.minor,
    currency: terms.total.currency,
    hourly_rate_minor: terms.hourlyRate?.minor ?? null,
    milestones: milestonesToJson(terms.milestones),
    message: tidy(body.message ?? ""),
    shown_fee_rule_id: body.fee_rule_id ?? null,
    expires_at: offerExpiry(at),
    created_at: at,
  };
  await insertOffer(tx, offer);
  await platform.timers.schedule(tx, { kind: OFFER_TIMER, ref: offerId, dueAt: offer.expires_at });
  await platform.audit.record(tx, {
    actorId: talk.authorId,
    action: "projects.offer_made",
    subject: { type: "offer", id: offerId },
    after: { thread_id: offer.thread_id, version: offer.thread_version, total_minor: String(offer.total_minor) },
  });
  await platform.events.publish(tx, offerMade, offerNews(offer));
  return offerId;
}
