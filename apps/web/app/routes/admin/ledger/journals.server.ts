import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../../lib/list-address.ts";
import type { Route } from "./+types/journals.ts";

// As long as the API takes it.
const REFERENCE_CHARS_MAX = 120;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const reference = url.searchParams.get("reference")?.trim().slice(0, REFERENCE_CHARS_MAX) || null;
  const query = { ...listWindow(url), count: true, ...(reference ? { reference } : {}) };
  const page = await load(args.request, apiOf(args).payments.listJournals({ query }));
  return { journals: page.data, total: page.total, reference, more: moreLinks(url, page.next_cursor) };
}
