import type { RouterContextProvider } from "react-router";
import { apiOf } from "./api.server.ts";
import { pageContext } from "./context.ts";

const UNSAID = "EUR";

/**
 * What the bounds of a list are in: what its address says, so that a link means the same for everybody; in a list that is
 * not bounded yet, the currency that the reader has set. Euros where no exchange rate is known for it.
 */
export async function filterCurrency(
  args: { readonly context: Readonly<RouterContextProvider> },
  url: URL,
  bounds: readonly string[],
): Promise<string> {
  const { viewer } = args.context.get(pageContext);
  const bounded = bounds.some((name) => url.searchParams.get(name));
  const wanted = url.searchParams.get("currency") ?? (bounded ? null : viewer?.currency) ?? UNSAID;
  if (wanted === UNSAID) return UNSAID;
  const { data } = await apiOf(args).payments.listCurrencies();
  return data.some(({ code, has_rate }) => code === wanted && has_rate) ? wanted : UNSAID;
}
