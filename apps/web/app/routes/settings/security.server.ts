import { href, redirect } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, intended, submit, text } from "../../lib/form.server.ts";
import { orGone } from "../../lib/gone.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { settingsText } from "../../messages/settings.ts";
import type { Route } from "./+types/security.ts";

const here = href("/settings/security");

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const api = apiOf(args);
  const url = pageUrl(args.request);
  const [session, sessions] = await load(
    args.request,
    Promise.all([api.auth.session(), api.auth.listSessions({ query: listWindow(url) })]),
  );
  return {
    twoFactor: session.user?.two_factor_enabled ?? false,
    sessions: sessions.data,
    more: moreLinks(url, sessions.next_cursor),
  };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const { request, context } = args;
  const { auth } = apiOf(args);
  const form = await request.formData();
  const words = textFor(settingsText, context.get(pageContext).preferences.locale);
  const intents: Record<string, () => Promise<Response>> = {
    password: async () => {
      const current_password = String(form.get("current_password") ?? "");
      await auth.changePassword({ body: { current_password, password: String(form.get("password") ?? "") } });
      return redirectWithToast(here, words.passwordChanged);
    },
    end_session: async () => {
      const session = { session_id: text(form, "session_id") };
      await orGone(auth.endSession({ params: session }), "auth.session_not_found");
      return redirectWithToast(here, words.sessionEnded);
    },
    end_others: async () => {
      const { ended } = await auth.endOtherSessions();
      return redirectWithToast(here, words.othersEnded(ended));
    },
  };
  const work = () => {
    if (text(form, "intent") === "password" && !form.get("current_password"))
      throw new FormRefusal({ current_password: words.passwordMissing });
    return intended(form, intents)?.() ?? Promise.resolve(redirect(here));
  };
  return submit(request, form, async () => work(), {
    fields: { "auth.wrong_password": "current_password", "auth.weak_password": "password" },
  });
}
