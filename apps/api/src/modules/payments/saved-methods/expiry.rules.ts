import { addMs, DAY_MS } from "#platform/clock/index.ts";

interface Expiry {
  readonly expiry_month: number;
  readonly expiry_year: number;
}

const TOLD_DAYS_BEFORE = 30;

export type ExpiryState = "good" | "soon" | "expired";

/** A card is good until the end of its month; in the thirty days before that it expires soon. */
export function expiryState({ expiry_month, expiry_year }: Expiry, at: Date): ExpiryState {
  const end = new Date(Date.UTC(expiry_year, expiry_month, 1));
  if (end <= at) return "expired";
  return addMs(end, -TOLD_DAYS_BEFORE * DAY_MS) <= at ? "soon" : "good";
}

/** The months whose cards expire soon. By the calendar: thirty days from the end of January lie beyond February. */
export function monthsEndingSoon(at: Date): readonly Expiry[] {
  return [0, 1]
    .map((ahead) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + ahead, 1)))
    .map((month) => ({ expiry_year: month.getUTCFullYear(), expiry_month: month.getUTCMonth() + 1 }))
    .filter((expiry) => expiryState(expiry, at) === "soon");
}
