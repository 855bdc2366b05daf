import { href, redirect } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { intended, oneOf, submit, text } from "../../lib/form.server.ts";
import { currencyName } from "../../lib/format.ts";
import { choiceCookie, localeCookie } from "../../lib/preferences.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { formText } from "../../messages/form.ts";
import { settingsText } from "../../messages/settings.ts";
import type { Route } from "./+types/account.ts";

const hats = ["freelancer", "client", "investor"] as const;
const here = href("/settings/account");

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const api = apiOf(args);
  const { locale } = args.context.get(pageContext).preferences;
  const asked = Promise.all([api.users.me(), api.payments.listCurrencies(), api.exports.listExports()]);
  const [me, currencies, exports] = await load(args.request, asked);
  return {
    email: me.user.email ?? "",
    userType: me.user.user_type,
    roles: me.roles,
    settings: me.settings,
    currencies: currencies.data.map(({ code }) => ({ value: code, label: `${code} · ${currencyName(code, locale)}` })),
    exports: exports.data,
    timeZones: Intl.supportedValuesOf("timeZone"),
  };
}

export async function action(args: Route.ActionArgs) {
  const { userId } = requireViewer(args);
  const { request, context } = args;
  const api = apiOf(args);
  const form = await request.formData();
  const words = textFor(settingsText, context.get(pageContext).preferences.locale);
  const intents: Record<string, () => Promise<Response>> = {
    email: async () => {
      const body = { email: text(form, "email"), password: String(form.get("password") ?? "") };
      const { email } = await api.auth.changeEmail({ body });
      return redirectWithToast(here, words.emailAsked(email));
    },
    add_hat: async () => {
      await api.auth.addRole({ body: { role: oneOf(form, "hat", hats) ?? "freelancer" } });
      return redirectWithToast(here, words.hatAdded);
    },
    first_hat: async () => {
      await api.auth.setUserType({ body: { user_type: oneOf(form, "hat", hats) ?? "freelancer" } });
      return redirectWithToast(here, words.hatAdded);
    },
    preferences: async () => {
      const locale = `${text(form, "language")}-${text(form, "region")}`;
      const edit = api.users.putSettings({
        body: {
          locale,
          time_zone: text(form, "time_zone") || null,
          display_currency: text(form, "display_currency"),
          show_in_lists: form.has("show_in_lists"),
          show_city: form.has("show_city"),
          show_hourly_rate: form.has("show_hourly_rate"),
          show_earnings: form.has("show_earnings"),
          version: Number(text(form, "version")) || 1,
        },
      });
      const sentence = textFor(formText, context.get(pageContext).preferences.locale).stale;
      await orStale(form, edit, { sentence, current: async () => (await api.users.me()).settings });
      const answer = redirectWithToast(here, textFor(settingsText, locale).saved);
      answer.headers.append("set-cookie", choiceCookie(localeCookie, locale));
      return answer;
    },
    export: async () => {
      await api.exports.askForExport({ body: { password: String(form.get("export_password") ?? "") } });
      return redirectWithToast(here, words.exportAsked);
    },
    erase: async () => {
      const password = String(form.get("erase_password") ?? "");
      await api.users.eraseUser({
        params: { user_id: userId },
        body: { password, give_up_rests: form.has("give_up_rests") },
      });
      return redirectWithToast(href("/"), words.erased);
    },
  };
  // Three forms of the page ask for it, each under its own name: the fault stands beside the one that was sent.
  const intent = text(form, "intent");
  const password = intent === "erase" || intent === "export" ? `${intent}_password` : "password";
  return submit(request, form, async () => intended(form, intents)?.() ?? redirect(here), {
    names: { password },
    fields: { "auth.wrong_password": password },
  });
}
