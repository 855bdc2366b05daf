import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { oneOf, submit } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { moneyDeskText } from "../../messages/money-desk.ts";
import type { Route } from "./+types/payouts.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const url = pageUrl(args.request);
  const { payments } = apiOf(args);
  const [page, schedule] = await Promise.all([
    load(args.request, payments.listPayouts({ query: listWindow(url) })),
    load(args.request, payments.getPayoutSchedule()),
  ]);
  return { payouts: page.data, schedule, more: moreLinks(url, page.next_cursor) };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  return submit(args.request, form, async () => {
    const schedule = oneOf(form, "schedule", ["manual", "weekly", "monthly"]) ?? "manual";
    await apiOf(args).payments.setPayoutSchedule({ body: { schedule } });
    return redirectWithToast(href("/wallet/payouts"), textFor(moneyDeskText, locale).scheduleSaved);
  });
}
