import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { WireMoney } from "#money";
import type { Pair } from "./pair.ts";

/** The fees on an amount, asked by the browser while somebody types; null when they cannot be had just now. */
export async function fetchQuote(
  amount: WireMoney,
  pair: Pair | null,
  signal: AbortSignal,
): Promise<FeeQuoteView | null> {
  try {
    const query = new URLSearchParams({ kind: "hire", ...amount, ...pair });
    const answer = await fetch(`/api/fees/quote?${query}`, { signal });
    return answer.ok ? ((await answer.json()) as FeeQuoteView) : null; // the route's own response schema
  } catch {
    return null; // lost connection: the fees are shown again before anything is agreed
  }
}
