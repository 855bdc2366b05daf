import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { filesText } from "../../messages/files.ts";
import type { Route } from "./+types/delete-file.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const params = { media_id: args.params.media_id };
  return { file: await load(args.request, apiOf(args).media.getMedia({ params })) };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const words = textFor(filesText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    await apiOf(args).media.deleteMedia({ params: { media_id: args.params.media_id } });
    return redirectWithToast(href("/settings/files"), words.deleted);
  });
}
