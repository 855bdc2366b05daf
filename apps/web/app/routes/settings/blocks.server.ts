import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { blocksText } from "../../messages/blocks.ts";
import type { Route } from "./+types/blocks.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const url = pageUrl(args.request);
  const query = { ...listWindow(url), count: true };
  const { data, total, next_cursor } = await load(args.request, apiOf(args).users.listBlocks({ query }));
  return { blocks: data, total, more: moreLinks(url, next_cursor) };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const words = textFor(blocksText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    await apiOf(args).users.removeBlock({ params: { user_id: text(form, "user_id") } });
    return redirectWithToast(href("/settings/blocks"), words.undone(text(form, "name") || words.somebody));
  });
}
