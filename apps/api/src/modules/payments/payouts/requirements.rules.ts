// What a provider wants of somebody it pays out, and whether it pays them meanwhile. Pure.

export type RecipientState = "restricted" | "pending" | "enabled" | "rejected";
export type Wanted = "document" | "address" | "id_number" | "bank_account" | "terms" | "person";

export interface Requirements {
  /** Null: the provider was not asked yet. */
  readonly state: RecipientState | null;
  /** In the provider's words. */
  readonly due: readonly string[];
}

const KINDS: readonly (readonly [RegExp, Wanted])[] = [
  [/document/, "document"],
  [/address/, "address"],
  [/id_number|ssn/, "id_number"],
  [/external_account/, "bank_account"],
  [/tos_acceptance/, "terms"],
];

/** The provider's words as the person knows them, each once: its own are many and change. */
export function wantedOf(due: readonly string[]): readonly Wanted[] {
  return [...new Set(due.map((key) => KINDS.find(([shape]) => shape.test(key))?.[1] ?? "person"))];
}

export type Refused = "expired" | "unreadable" | "differs" | "not_accepted" | "other";

const REFUSALS: readonly (readonly [RegExp, Refused])[] = [
  [/expired|expiry/, "expired"],
  [/readable|greyscale|failed_copy|incomplete|missing|corrupt|uploaded|too_large|not_signed/, "unreadable"],
  [/mismatch|match$/, "differs"],
  [/not_supported|invalid|duplicate|fraudulent|manipulated|failed_other/, "not_accepted"],
];

/** Why what was handed in was not taken, each once. Whether it was held for forged is not ours to tell. */
export function refusedFor(codes: readonly string[]): readonly Refused[] {
  return [...new Set(codes.map((code) => REFUSALS.find(([shape]) => shape.test(code))?.[1] ?? "other"))];
}

/** Whether there is something for the person to hand in. */
export const isWanting = ({ state, due }: Requirements): boolean => state === "restricted" || due.length > 0;

/** Whether a check that is under way can be handed in anew: what is being looked at, or decided, stays. */
export const mayHandInAnew = (state: Requirements["state"]): boolean => state === "restricted";

/** Who waits for the provider's check, or is refused by it, reads the same: a name on a list is not to be warned. */
export function payoutBlock({ state }: Requirements): "requirementsDue" | "payoutsPaused" | null {
  if (state === null || state === "enabled") return null;
  return state === "restricted" ? "requirementsDue" : "payoutsPaused";
}

/** Whether somebody who was paid out until now has to be told: more is wanted, or payouts stopped for want of it. */
export function isNewlyWanting(before: Requirements, after: Requirements): boolean {
  if (!isWanting(after)) return false;
  return !isWanting(before) || (after.state === "restricted" && before.state !== "restricted");
}
