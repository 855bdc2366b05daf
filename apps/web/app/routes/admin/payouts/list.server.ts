import { listOf, personAsked } from "../../../features/admin/person-asked.server.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { submit, text } from "../../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, pick, placeOf } from "../../../lib/list-address.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { moneyDeskText } from "../../../messages/money-desk.ts";
import type { Route } from "./+types/list.ts";

const statuses = ["requested", "processing", "paid", "failed"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const status = pick(url, "status", statuses)[0] ?? null;
  const query = { ...listWindow(url), ...(status ? { status: [status] } : {}) };
  const whose = await personAsked(args, url);
  const page = await listOf(whose, (of) =>
    load(args.request, apiOf(args).payments.listAllPayouts({ query: { ...query, ...of } })),
  );
  return { payouts: page.data, status, whose, more: moreLinks(url, page.next_cursor) };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  return submit(args.request, form, async () => {
    await apiOf(args).payments.recheckPayout({ params: { payout_id: text(form, "payout_id") } });
    return redirectWithToast(placeOf(args.request), textFor(moneyDeskText, locale).rechecked);
  });
}
