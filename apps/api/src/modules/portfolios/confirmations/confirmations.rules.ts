// What may become of a request to confirm a piece of work, and what takes the mark off again.
import type { confirmationStates } from "#api-schema/confirmations.ts";
import type { MediaView } from "#api-schema/media.ts";

export type ConfirmationState = (typeof confirmationStates)[number];
export type Side = "owner" | "client";
export type Move = "confirm" | "decline" | "withdraw" | "cancel" | "outdate" | "undo";

/** How often a client may be asked about one piece and one contract: a declined request may be a misunderstanding. */
export const ASKS_MAX = 3;
/** How many requests of one person may wait for one client. */
export const WAITING_MAX = 20;

interface Step {
  readonly from: readonly ConfirmationState[];
  readonly to: ConfirmationState;
  /** Null: it follows from an edit, or from money that went back; nobody asks for it. */
  readonly by: Side | null;
}
const steps: Readonly<Record<Move, Step>> = {
  confirm: { from: ["asked"], to: "confirmed", by: "client" },
  decline: { from: ["asked"], to: "declined", by: "client" },
  withdraw: { from: ["confirmed"], to: "withdrawn", by: "client" },
  cancel: { from: ["asked", "confirmed"], to: "cancelled", by: "owner" },
  outdate: { from: ["confirmed"], to: "outdated", by: null },
  undo: { from: ["asked", "confirmed"], to: "cancelled", by: null },
};

/** The state after a move by this side (null: nobody's), or why it is not allowed. */
export function stateAfter(
  state: ConfirmationState,
  move: Move,
  side: Side | null,
): { readonly to: ConfirmationState } | { readonly refusal: "notYours" | "wrongState" } {
  const { from, to, by } = steps[move];
  if (by !== side) return { refusal: "notYours" };
  return from.includes(state) ? { to } : { refusal: "wrongState" };
}

/** What this side may do next. */
export function movesOf(state: ConfirmationState, side: Side): readonly Exclude<Move, "outdate" | "undo">[] {
  return (["confirm", "decline", "withdraw", "cancel"] as const).filter(
    (move) => "to" in stateAfter(state, move, side),
  );
}

/** A request is there for its client unless a block or a moderator came between; what they confirmed they can always take back. */
export function isThereFor(
  side: Side,
  state: ConfirmationState,
  between: { readonly blocked: boolean; readonly hidden: boolean },
): boolean {
  return side === "owner" || state === "confirmed" || !(between.blocked || between.hidden);
}

type FileState = MediaView["state"];

/**
 * Whether the client could see all that they confirm: every file of the piece, and every picture and caption that goes
 * beside one unless it was refused and is never shown.
 */
export function isSeenWhole(files: readonly FileState[], beside: readonly FileState[]): boolean {
  return files.every((state) => state === "ready") && beside.every((state) => state === "ready" || state === "refused");
}

export interface Substance {
  readonly kind: string;
  readonly title: string;
  readonly story: string;
  readonly client: string;
  readonly role: string;
  readonly date: string | null;
  readonly link: string | null;
  readonly mediaIds: readonly string[];
}

/**
 * Whether an edit leaves something other than what the client agreed to. Everything that says what the work is, for
 * whom and by whom counts; tags and the order of pieces only help to find it.
 */
export function isAnotherWork(before: Substance, after: Substance): boolean {
  const words = ["kind", "title", "story", "client", "role", "date", "link"] as const;
  return words.some((field) => before[field] !== after[field]) || before.mediaIds.join() !== after.mediaIds.join();
}
