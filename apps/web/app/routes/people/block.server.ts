import { data, href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { blocksText } from "../../messages/blocks.ts";
import type { Route } from "./+types/block.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const params = { handle: args.params.handle };
  const { user_id, handle, name, can } = await load(args.request, apiOf(args).users.getUserByHandle({ params }));
  if (!can.includes("block")) throw data(null, { status: 404 });
  return { user_id, handle, name };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const words = textFor(blocksText, args.context.get(pageContext).preferences.locale);
  const kind = text(form, "intent") === "mute" ? ("mute" as const) : ("block" as const);
  return submit(args.request, form, async () => {
    const { user } = await apiOf(args).users.addBlock({ body: { user_id: text(form, "user_id"), kind } });
    const said = kind === "mute" ? words.muted(user.name) : words.blocked(user.name);
    return redirectWithToast(href("/settings/blocks"), said);
  });
}
