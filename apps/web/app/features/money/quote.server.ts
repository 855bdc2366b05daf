import type { RouterContextProvider } from "react-router";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { WireMoney } from "#money";
import { apiOf, loadOrNull } from "../../lib/api.server.ts";
import type { Pair } from "./pair.ts";

interface QuoteArgs {
  readonly context: Readonly<RouterContextProvider>;
}

/** What each side gets of an amount under today's fees; null for no amount, or one that cannot be quoted. */
export function quoteOrNull(
  { context }: QuoteArgs,
  amount: WireMoney | null,
  pair: Pair | null,
  amountIs: "price" | "total" = "price",
): Promise<FeeQuoteView | null> {
  if (!amount || amount.amount === "0") return Promise.resolve(null);
  return loadOrNull(
    apiOf({ context }).payments.quoteFees({ query: { kind: "hire", ...amount, ...pair, amount_is: amountIs } }),
  );
}
