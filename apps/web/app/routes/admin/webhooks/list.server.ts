import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { submit, text } from "../../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, pick, placeOf } from "../../../lib/list-address.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { webhooksText } from "../../../messages/webhooks.ts";
import type { Route } from "./+types/list.ts";

const filters = ["dead", "received", "ignored", "handled", "all"] as const;
// As long as the API takes it.
const OBJECT_CHARS_MAX = 120;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const object = url.searchParams.get("object")?.trim().slice(0, OBJECT_CHARS_MAX) || null;
  // Of one thing, whatever became of its news.
  const filter = pick(url, "which", filters)[0] ?? (object ? "all" : "dead");
  const query = {
    ...(filter === "all" ? {} : { state: [filter] }),
    ...(object ? { object_id: object } : {}),
    ...listWindow(url),
  };
  const page = await load(args.request, apiOf(args).payments.listWebhooks({ query }));
  return { webhooks: page.data, filters, filter, object, more: moreLinks(url, page.next_cursor) };
}

export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const words = textFor(webhooksText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    if (text(form, "intent") === "retry_all") {
      const { retried } = await apiOf(args).payments.retryWebhooks();
      return redirectWithToast(placeOf(args.request), words.retriedAll(retried));
    }
    const params = { gateway: text(form, "gateway"), event_id: text(form, "event_id") };
    await apiOf(args).payments.retryWebhook({ params });
    return redirectWithToast(placeOf(args.request), words.retried);
  });
}
