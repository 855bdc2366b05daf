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
