import type { RouterContextProvider } from "react-router";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import { apiOf, loadOrNull } from "../../lib/api.server.ts";
import type { Pair } from "./pair.ts";
import type { Priced } from "./quote.ts";

interface QuoteArgs {
  readonly context: Readonly<RouterContextProvider>;
}

/** What each side gets of an amount under today's fees; null for no amount, or one that cannot be quoted. */
export function quoteOrNull(
  { context }: QuoteArgs,
  price: Priced | null,
  pair: Pair | null,
  amountIs: "price" | "total" = "price",
): Promise<FeeQuoteView | null> {
  if (!price || price.amount === "0") return Promise.resolve(null);
  const { amount, currency, parts } = price;
  const split = parts ? { parts: [...parts] } : {};
  return loadOrNull(
    apiOf({ context }).payments.quoteFees({
      query: { kind: "hire", amount, currency, ...split, ...pair, amount_is: amountIs },
    }),
  );
}
