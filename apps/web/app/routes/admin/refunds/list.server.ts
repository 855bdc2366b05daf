import { listOf, personAsked } from "../../../features/admin/person-asked.server.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { formKey, newFormKey, submit, text } from "../../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, pick, placeOf } from "../../../lib/list-address.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { moneyDeskText } from "../../../messages/money-desk.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const state =
    pick(url, "state", ["processing", "done", "failed", "settled_by_bank", "paid_otherwise"] as const)[0] ?? null;
  const query = { ...listWindow(url), ...(state ? { state: [state] } : {}) };
  const whose = await personAsked(args, url);
  const page = await listOf(whose, (of) =>
    load(args.request, apiOf(args).payments.listAllRefunds({ query: { ...query, ...of } })),
  );
  return { refunds: page.data, state, whose, key: newFormKey(), more: moreLinks(url, page.next_cursor) };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  return submit(args.request, form, async () => {
    await apiOf(args).payments.retryRefund({ params: { refund_id: text(form, "refund_id") }, ...formKey(form) });
    return redirectWithToast(placeOf(args.request), textFor(moneyDeskText, locale).retried);
  });
}
