import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { WireMoney } from "#money";
import type { Pair } from "./pair.ts";

/** Why fees cannot be told. */
export type QuoteFault = "too_small" | "too_large" | "too_fine" | "busy" | "away" | "lost" | "none";
export type Quoted = { readonly quote: FeeQuoteView | null; readonly fault: QuoteFault | null };

/** The fees on an amount, asked by the browser while somebody types; they are shown again before anything is agreed. */
export async function fetchQuote(
  amount: WireMoney,
  pair: Pair | null,
  signal: AbortSignal,
  contractId: string | null = null,
): Promise<Quoted> {
  const path = contractId
    ? `/api/contracts/${contractId}/fees?${new URLSearchParams({ ...amount })}`
    : `/api/fees/quote?${new URLSearchParams({ kind: "hire", ...amount, ...pair })}`;
  try {
    const answer = await fetch(path, { signal });
    if (answer.ok) return { quote: (await answer.json()) as FeeQuoteView, fault: null }; // the route's own response schema
    return { quote: null, fault: faultOf(answer.status, await answer.json().catch(() => null)) };
  } catch {
    return { quote: null, fault: "lost" };
  }
}

/** What an answer that is no quote says. */
export function faultOf(status: number, problem: { readonly code?: unknown } | null): QuoteFault {
  if (problem?.code === "fees.exceed_amount" || problem?.code === "fees.too_small") return "too_small";
  if (problem?.code === "fees.too_large") return "too_large";
  if (problem?.code === "fees.too_fine") return "too_fine";
  return status === 429 ? "busy" : status === 503 ? "away" : "none";
}
