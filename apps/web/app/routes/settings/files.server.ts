import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { filesText } from "../../messages/files.ts";
import type { Route } from "./+types/files.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const url = pageUrl(args.request);
  const { media } = apiOf(args);
  const query = { ...listWindow(url), state: ["scanning" as const, "ready" as const, "refused" as const], count: true };
  const [page, uploads, storage] = await Promise.all([
    load(args.request, media.listMedia({ query })),
    load(args.request, media.listUploads()),
    load(args.request, media.getStorage()),
  ]);
  return {
    files: page.data,
    total: page.total,
    more: moreLinks(url, page.next_cursor),
    uploads: uploads.data,
    storage,
  };
}

/** An upload is broken off. */
export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const words = textFor(filesText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    await apiOf(args).media.deleteMedia({ params: { media_id: text(form, "media_id") } });
    return redirectWithToast(href("/settings/files"), words.brokenOff);
  });
}
