// Versions of terms: whose turn it is, what may be done with one, and whether its amounts are sound.
import type { FieldError } from "#platform/errors/index.ts";
import type { Terms } from "./terms.ts";

export const offerStatuses = ["open", "superseded", "accepted", "declined", "withdrawn", "expired"] as const;
export type OfferStatus = (typeof offerStatuses)[number];

export interface OfferState {
  readonly status: OfferStatus;
  readonly authorId: string;
  readonly expiresAt: Date;
}

export type OfferRefusal = "wrongState" | "notYourTurn" | "superseded";

/** Accepting and declining: by the other side, while the offer is open. The expiring instant itself is too late. */
export function mayAnswer(offer: OfferState, actorId: string, at: Date): OfferRefusal | null {
  if (offer.status === "superseded") return "superseded";
  if (offer.status !== "open" || at >= offer.expiresAt) return "wrongState";
  return offer.authorId === actorId ? "notYourTurn" : null;
}

export function mayWithdraw(offer: OfferState, actorId: string): OfferRefusal | null {
  if (offer.authorId !== actorId) return "notYourTurn";
  return offer.status === "open" ? null : "wrongState";
}

/**
 * The next version of a talk: the first comes from the client (a proposal is the freelancer's first word), an open one
 * is answered by the other side, and after an ended one either side may try again.
 */
export function mayMakeNext(newest: OfferState | null, actor: { id: string; isClient: boolean }): OfferRefusal | null {
  if (newest === null) return actor.isClient ? null : "notYourTurn";
  if (newest.status === "accepted") return "wrongState";
  if (newest.status === "open" && newest.authorId === actor.id) return "notYourTurn";
  return null;
}

/**
 * What somebody on one side may do with a version now. Only the newest of a talk that can go on leads to another; who
 * blocked each other may end it and no more.
 */
export function offerActions(
  offer: OfferState,
  actor: { id: string; isClient: boolean },
  talk: { isNewest: boolean; goesOn: boolean; blocked: boolean; at: Date },
): string[] {
  if (mayAnswer(offer, actor.id, talk.at) === null)
    return talk.blocked ? ["decline"] : ["accept", "decline", "counter"];
  if (mayWithdraw(offer, actor.id) === null) return ["withdraw"];
  return talk.isNewest && talk.goesOn && mayMakeNext(offer, actor) === null ? ["counter"] : [];
}

/** The milestones sum to the total, all in one currency, each with a name, none past. */
export function termsProblems(terms: Terms, today: string): FieldError[] {
  const problems: FieldError[] = [];
  let sum = 0n;
  terms.milestones.forEach((milestone, index) => {
    sum += milestone.amount.minor;
    const pointer = `/body/milestones/${index}`;
    if (milestone.title === "")
      problems.push({ pointer: `${pointer}/title`, detail: "Fill this in.", code: "required" });
    if (milestone.amount.currency !== terms.total.currency)
      problems.push({
        pointer: `${pointer}/amount/currency`,
        detail: `Use ${terms.total.currency}, as the total does.`,
        code: "currency",
      });
    if (milestone.due_date !== null && milestone.due_date < today)
      problems.push({ pointer: `${pointer}/due_date`, detail: "This day has passed.", code: "past" });
  });
  if (problems.length === 0 && terms.milestones.length > 0 && sum !== terms.total.minor)
    problems.push({ pointer: "/body/total/amount", detail: "The milestones must add up to the total.", code: "sum" });
  if (terms.hourlyRate !== null && terms.hourlyRate.currency !== terms.total.currency)
    problems.push({
      pointer: "/body/hourly_rate/currency",
      detail: `Use ${terms.total.currency}, as the total does.`,
      code: "currency",
    });
  if (terms.pricing === "hourly" && terms.hourlyRate === null)
    problems.push({ pointer: "/body/hourly_rate", detail: "Say what an hour costs.", code: "required" });
  return problems;
}
