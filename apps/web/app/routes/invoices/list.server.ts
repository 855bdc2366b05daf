import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const kinds = ["receipt", "service_fee_invoice", "service_statement", "subscription_invoice", "credit_note"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const url = pageUrl(args.request);
  const kind = pick(url, "kind", kinds)[0] ?? null;
  const query = { ...listWindow(url), ...(kind ? { kind } : {}) };
  const page = await load(args.request, apiOf(args).payments.listInvoices({ query }));
  return {
    invoices: page.data,
    kind,
    more: moreLinks(url, page.next_cursor),
  };
}
