import type { RouterContextProvider } from "react-router";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";

// Asked for most, where nothing has decided it yet.
const usual = ["EUR", "USD", "GBP", "CHF", "SEK", "DKK", "NOK", "PLN", "CAD", "AUD", "JPY"];

interface Offered {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
}

/** The currencies a form offers: `first` or the reader's own before the usual ones, and then all others. */
export async function currenciesOffered(args: Offered, first?: string): Promise<readonly [string, ...string[]]> {
  const { data } = await load(args.request, apiOf(args).payments.listCurrencies());
  const own = first ?? args.context.get(pageContext).viewer?.currency ?? "EUR";
  return [own, ...new Set([...usual, ...data.map(({ code }) => code)].filter((code) => code !== own))];
}
