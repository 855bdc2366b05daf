import { href } from "react-router";
import { apiScopes } from "#api-schema/auth.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { chosen, FormRefusal, submit, text } from "../../lib/form.server.ts";
import { orGone } from "../../lib/gone.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { settingsText } from "../../messages/settings.ts";
import type { Route } from "./+types/api-keys.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { data } = await load(args.request, apiOf(args).auth.listApiKeys());
  return { keys: data, scopes: apiScopes };
}

// The new key is shown in the answer to the form itself: it exists nowhere else.
export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const { request, context } = args;
  const { auth } = apiOf(args);
  const form = await request.formData();
  return submit(request, form, async () => {
    if (text(form, "intent") === "revoke") {
      const params = { api_key_id: text(form, "api_key_id") };
      await orGone(auth.deleteApiKey({ params }), "auth.key_not_found");
      const words = textFor(settingsText, context.get(pageContext).preferences.locale);
      return redirectWithToast(href("/settings/api-keys"), words.revoked);
    }
    const scopes = chosen(form, "scopes");
    const words = textFor(settingsText, context.get(pageContext).preferences.locale);
    if (scopes.length === 0) throw new FormRefusal({ scopes: words.scopesRefusal });
    const body = { name: text(form, "name"), scopes: apiScopes.filter((scope) => scopes.includes(scope)) };
    const { key } = await auth.createApiKey({ body });
    return { key };
  });
}
