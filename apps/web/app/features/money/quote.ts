import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { WireMoney } from "#money";
import type { Pair } from "./pair.ts";

/** The fees on an amount, asked by the browser while somebody types; null when they cannot be had just now. */
export async function fetchQuote(
  amount: WireMoney,
  pair: Pair | null,
  signal: AbortSignal,
  contractId: string | null = null,
): Promise<FeeQuoteView | null> {
  const path = contractId
    ? `/api/contracts/${contractId}/fees?${new URLSearchParams({ ...amount })}`
    : `/api/fees/quote?${new URLSearchParams({ kind: "hire", ...amount, ...pair })}`;
  try {
    const answer = await fetch(path, { signal });
    return answer.ok ? ((await answer.json()) as FeeQuoteView) : null; // the route's own response schema
  } catch {
    return null; // lost connection: the fees are shown again before anything is agreed
  }
}
