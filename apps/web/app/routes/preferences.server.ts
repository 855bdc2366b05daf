import { redirect } from "react-router";
import { apiOf } from "../lib/api.server.ts";
import { pageContext } from "../lib/context.ts";
import { localPath } from "../lib/local-path.ts";
import { asColorScheme, choiceCookie, localeCookie, localeInLanguage, schemeCookie } from "../lib/preferences.ts";
import { isProblem } from "../lib/problem.ts";
import type { Route } from "./+types/preferences.ts";

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { viewer, preferences } = args.context.get(pageContext);
  const headers = new Headers();
  const scheme = asColorScheme(form.get("scheme"));
  if (scheme) headers.append("set-cookie", choiceCookie(schemeCookie, scheme));
  const locale = localeInLanguage(form.get("language"), preferences.locale);
  if (locale) {
    headers.append("set-cookie", choiceCookie(localeCookie, locale));
    // The account decides on every device of a person who is signed in, so it learns of the choice too.
    if (viewer) await changeLocale(args, locale);
  }
  return redirect(localPath(form.get("back")), { headers });
}

// Settings are replaced whole: what another tab saves between reading and writing is not undone, but read once more.
async function changeLocale(args: Route.ActionArgs, locale: string): Promise<void> {
  const { users } = apiOf(args);
  const { settings } = await users.me();
  try {
    await users.putSettings({ body: { ...settings, locale } });
  } catch (error) {
    if (!isProblem(error) || error.code !== "request.stale") throw error;
    await changeLocale(args, locale);
  }
}
