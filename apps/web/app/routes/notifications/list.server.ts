import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { notificationsText } from "../../messages/notifications.ts";
import type { Route } from "./+types/list.ts";

const categories = ["hiring", "contracts", "money", "reviews", "account"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const url = pageUrl(args.request);
  const unread = url.searchParams.has("unread");
  const category = pick(url, "about", categories)[0] ?? null;
  const query = { ...listWindow(url), ...(unread ? { unread } : {}), ...(category ? { category: [category] } : {}) };
  const page = await load(args.request, apiOf(args).notifications.listNotifications({ query }));
  return {
    news: page.data,
    unread,
    category,
    more: moreLinks(url, page.next_cursor),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  return submit(args.request, form, async () => {
    const one = text(form, "notification_id");
    await apiOf(args).notifications.markRead({ body: one ? { notification_ids: [one] } : { all: true } });
    if (one) return null;
    const words = textFor(notificationsText, args.context.get(pageContext).preferences.locale);
    return redirectWithToast(href("/notifications"), words.marked);
  });
}
