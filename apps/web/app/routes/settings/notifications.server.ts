import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { formText } from "../../messages/form.ts";
import { settingsText } from "../../messages/settings.ts";
import type { Route } from "./+types/notifications.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { data, version } = await load(args.request, apiOf(args).notifications.getPreferences());
  return { preferences: data, version };
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
    const { locale } = args.context.get(pageContext).preferences;
    const edit = notifications.putPreferences({ body: { data, version: Number(text(form, "version")) || 1 } });
    const sentence = textFor(formText, locale).stale;
    await orStale(form, edit, { sentence, current: () => notifications.getPreferences() });
    const words = textFor(settingsText, locale);
    return redirectWithToast(href("/settings/notifications"), words.saved);
  });
}
