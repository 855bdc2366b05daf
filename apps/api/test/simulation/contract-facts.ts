// What a milestone of the game is made of, and for how many days each wait lasts.
export type Side = "client" | "freelancer";
export type Card = "good" | "lost" | "won";
export type Status =
  | "pending"
  | "funded"
  | "submitted"
  | "revision_requested"
  | "disputed"
  | "released"
  | "refunded"
  | "split"
  | "cancelled";

export interface Dispute {
  readonly by: Side;
  readonly from: Status;
  readonly clockLeft: number | null;
  /** What each side offers the freelancer. `fresh`: since this round began, so nobody can have seen it yet. */
  readonly offers: Partial<Record<Side, { cents: number; fresh: boolean }>>;
  readonly opened: number;
  /** The day on which a mediator joined. */
  mediation: number | null;
  /** What a mediator decided, while a second administrator has not looked. */
  decision: { cents: number; fresh: boolean } | null;
}
export interface Payment {
  readonly card: Card;
  readonly day: number;
  readonly cents: number;
  refunded: number;
  /** What a bank took and has not given back: of protection, of the earner. */
  bank: {
    day: number;
    answered: number | null;
    ended: "won" | "lost" | null;
    protection: number;
    earner: number;
  } | null;
}
export interface Milestone {
  status: Status;
  amount: number;
  held: number;
  released: number;
  refunded: number;
  /** The day on which silence decides. */
  clock: number | null;
  rest: { to: "next" | "client"; clockLeft: number } | null;
  dispute: Dispute | null;
  payment: Payment | null;
  endedKey: string | null;
  /** Who has withdrawn a dispute about it. */
  withdrawnBy: Side[];
}

export const APPROVAL_DAYS = 14;
export const REST_DAYS = 7;
export const DAYS_TO_ANSWER = 3;
export const NEGOTIATION_DAYS = 7;
export const SHOWING_DAYS = 5;
/** More than this takes two administrators. */
export const ALONE_CENTS_MAX = 12_000;
export const DISPUTED_AFTER_DAYS = 1;
export const EVIDENCE_DAYS = 7;
export const REVIEW_DAYS = 3;
export const PAYOUT_MINIMUM = 1_000;
export const RUNNING: readonly Status[] = ["funded", "submitted", "revision_requested"];
export const ENDED: readonly Status[] = ["released", "refunded", "split", "cancelled"];
export const net = (cents: number) => (cents * 9) / 10;

export const isFrozen = ({ payment }: Milestone): boolean => payment?.bank?.ended === null;

export function end(milestone: Milestone): void {
  const status = milestone.refunded === 0 ? "released" : milestone.released === 0 ? "refunded" : "split";
  Object.assign(milestone, { status, clock: null, rest: null, dispute: null });
}
