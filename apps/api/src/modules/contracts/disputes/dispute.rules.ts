// The clock of a dispute and whose turn it is. Pure.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Role } from "../milestones.rules.ts";

export type DisputeState = "open" | "negotiation" | "mediation" | "resolved" | "withdrawn";

const RUNNING: readonly DisputeState[] = ["open", "negotiation", "mediation"];
export const isRunning = (state: DisputeState): boolean => RUNNING.includes(state);

export interface Turn {
  readonly waitingFor: Role | "both" | "mediator" | null;
  readonly dueAt: Date | null;
  readonly otherwise: "mediation" | "decision" | null;
}

export interface Standing {
  readonly state: DisputeState;
  readonly openedBy: Role;
  readonly negotiationUntil: Date;
  readonly evidenceUntil: Date | null;
  /** The sides whose proposal waits for the other. */
  readonly proposals: readonly Role[];
}

const other = (side: Role): Role => (side === "client" ? "freelancer" : "client");

/** Whose turn it is, until when, and what happens if nobody does anything. */
export function turnOf({ state, openedBy, negotiationUntil, evidenceUntil, proposals }: Standing): Turn {
  if (state === "mediation") return { waitingFor: "mediator", dueAt: evidenceUntil, otherwise: "decision" };
  if (!isRunning(state)) return { waitingFor: null, dueAt: null, otherwise: null };
  const [only] = proposals;
  const waitingFor =
    state === "open" ? other(openedBy) : only !== undefined && proposals.length === 1 ? other(only) : "both";
  return { waitingFor, dueAt: negotiationUntil, otherwise: "mediation" };
}

/** Of each side, in one dispute: its page and the desk read all of them. */
export const ENTRIES_MAX = 100;
export const DIVISIONS_MAX = 30;

/** open -> negotiation with the first word of the side that did not open it. */
export const isAnswer = (state: DisputeState, openedBy: Role, side: Role): boolean =>
  state === "open" && side !== openedBy;

/** Reminders that still lie ahead, each with the days left when it is due. */
export function remindersOf(
  until: Date,
  days: readonly number[],
  at: Date,
): readonly { readonly dueAt: Date; readonly daysLeft: number }[] {
  return days
    .map((daysLeft) => ({ dueAt: addMs(until, -daysLeft * DAY_MS), daysLeft }))
    .filter((reminder) => reminder.dueAt > at);
}

export interface DecisionCase {
  readonly state: DisputeState;
  /** Whether the administrator is one of the two sides. */
  readonly isParty: boolean;
  readonly decisionWaits: boolean;
  readonly evidence: Evidence;
}

export interface Evidence {
  readonly until: Date | null;
  /** Who has said or shown something since the mediation began. */
  readonly heard: readonly (Role | "mediator")[];
}

export type DecisionRefusal = "ownContract" | "notInMediation" | "decisionWaits" | "evidenceOpen";

/** Null when this administrator may decide now. */
export function refuseDecision(
  { state, isParty, decisionWaits, evidence }: DecisionCase,
  at: Date,
): DecisionRefusal | null {
  if (isParty) return "ownContract";
  if (state !== "mediation") return "notInMediation";
  if (decisionWaits) return "decisionWaits";
  return isEvidenceIn(evidence, at) ? null : "evidenceOpen";
}

/** Both sides were told a day to show what supports them: nobody decides before it unless both have spoken. */
function isEvidenceIn({ until, heard }: Evidence, at: Date): boolean {
  return until === null || at >= until || (heard.includes("client") && heard.includes("freelancer"));
}

/** Null when this administrator may be the second one, or withdraws what they decided. */
export function refuseSecond(decision: {
  readonly status: string;
  readonly decidedBy: string;
  readonly answeredBy: string;
  readonly isParty: boolean;
  readonly isWithdrawn: boolean;
}): "ownContract" | "secondPerson" | "notYours" | "decisionAnswered" | null {
  if (decision.isParty) return "ownContract";
  const isOwn = decision.decidedBy === decision.answeredBy;
  if (decision.isWithdrawn !== isOwn) return isOwn ? "secondPerson" : "notYours";
  return decision.status === "proposed" ? null : "decisionAnswered";
}
