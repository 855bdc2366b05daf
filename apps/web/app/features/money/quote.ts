import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { WireMoney } from "#money";
import type { Pair } from "./pair.ts";

/** Why fees cannot be told. */
export type QuoteFault = "too_small" | "too_large" | "too_fine" | "busy" | "away" | "lost" | "none";
/** A price, and what of it is charged one by one where that is more than one: each has fees of its own. */
export interface Priced extends WireMoney {
  readonly parts?: readonly string[];
}

/** The price of work in milestones; of one whose milestones do not add up to it, as one. */
export function pricedByPart(total: WireMoney, milestones: readonly { readonly amount: WireMoney }[]): Priced {
  const { amount, currency } = total;
  const parts = milestones.map((milestone) => milestone.amount.amount);
  const isSum = milestones.every((milestone) => milestone.amount.currency === currency) && sumOf(parts) === amount;
  return { amount, currency, ...(isSum && parts.length > 1 ? { parts } : {}) };
}

const sumOf = (minors: readonly string[]) => String(minors.reduce((all, minor) => all + BigInt(minor), 0n));

export type Quoted = { readonly quote: FeeQuoteView | null; readonly fault: QuoteFault | null };

/** The fees on an amount, asked by the browser while somebody types; they are shown again before anything is agreed. */
export async function fetchQuote(
  price: Priced,
  pair: Pair | null,
  signal: AbortSignal,
  contractId: string | null = null,
): Promise<Quoted> {
  const { parts = [], amount, currency } = price;
  const query = new URLSearchParams({ amount, currency, ...(contractId ? {} : { kind: "hire", ...pair }) });
  for (const part of parts) query.append("parts", part);
  const path = contractId ? `/api/contracts/${contractId}/fees?${query}` : `/api/fees/quote?${query}`;
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
