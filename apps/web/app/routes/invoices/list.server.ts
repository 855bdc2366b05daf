import { periodIn } from "../../features/money/period.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick, withParams } from "../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const kinds = ["receipt", "service_fee_invoice", "service_statement", "subscription_invoice", "credit_note"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const url = pageUrl(args.request);
  const kind = pick(url, "kind", kinds)[0] ?? null;
  const period = periodIn(url);
  const sort = pick(url, "sort", ["issued_at"])[0];
  const { payments, organisations } = apiOf(args);
  const organisation_id = url.searchParams.get("organisation") ?? undefined;
  const organisation =
    organisation_id === undefined
      ? null
      : await load(args.request, organisations.getOrganisation({ params: { organisation_id } }));
  const whose = organisation_id === undefined ? {} : { organisation_id };
  const query = {
    ...listWindow(url),
    ...(kind ? { kind: [kind] } : {}),
    ...period.query,
    ...whose,
    ...(sort ? { sort } : {}),
  };
  const page = await load(args.request, payments.listInvoices({ query }));
  return {
    invoices: page.data,
    organisation,
    kinds: [null, ...kinds].map((one) => ({
      kind: one,
      to: withParams(url, { kind: one, show: null, after: null }),
      current: one === kind,
    })),
    kind,
    period,
    issued: sort ? ("ascending" as const) : ("descending" as const),
    otherOrder: withParams(url, { sort: sort ? null : "issued_at", show: null, after: null }),
    allDays: withParams(url, { from: null, to: null, show: null, after: null }),
    more: moreLinks(url, page.next_cursor),
  };
}
