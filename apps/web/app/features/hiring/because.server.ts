import { apiOf, loadOrNull } from "../../lib/api.server.ts";
import { textOrNull } from "../../lib/form.server.ts";
import type { BecauseToBe } from "./because.tsx";

type Args = Parameters<typeof apiOf>[0] & { readonly request: Request };

/** The work that the address names: `?portfolio=<id>&item=<id>`; null when it is not this person's, or not to be seen. */
export async function becauseOf(args: Args, makerId: string): Promise<BecauseToBe | null> {
  const { searchParams } = new URL(args.request.url);
  const [portfolio_id, item_id] = [searchParams.get("portfolio"), searchParams.get("item")];
  const { portfolios } = apiOf(args);
  if (item_id) {
    const found = await loadOrNull(portfolios.getItem({ params: { item_id } }));
    if (found?.item.user_id !== makerId) return null;
    const { item, portfolio } = found;
    return { portfolio_id: item.portfolio_id, item_id, title: item.title, slug: portfolio.slug, tags: item.tags };
  }
  if (!portfolio_id) return null;
  const found = await loadOrNull(portfolios.getPortfolio({ params: { portfolio_id } }));
  if (found?.user_id !== makerId) return null;
  return { portfolio_id, item_id: null, title: found.title, slug: found.slug, tags: found.tags };
}

export function becauseIn(form: FormData) {
  const [portfolio_id, item_id] = [textOrNull(form, "because_portfolio"), textOrNull(form, "because_item")];
  if (portfolio_id === null) return {};
  return { because: { portfolio_id, ...(item_id === null ? {} : { item_id }) } };
}
