import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { settingsText } from "../../messages/settings.ts";
import type { Route } from "./+types/notifications.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { data } = await load(args.request, apiOf(args).notifications.getPreferences());
  return { preferences: data };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const { notifications } = apiOf(args);
  const form = await args.request.formData();
  return submit(args.request, form, async () => {
    const { data: known } = await notifications.getPreferences();
    const data = known.map(({ category }) => ({
      category,
      in_app: form.has(`${category}_in_app`),
      email: form.has(`${category}_email`),
    }));
    await notifications.putPreferences({ body: { data } });
    const words = textFor(settingsText, args.context.get(pageContext).preferences.locale);
    return redirectWithToast(href("/settings/notifications"), words.saved);
  });
}
