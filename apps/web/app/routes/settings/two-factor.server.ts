import { href } from "react-router";
import { drawCode } from "../../features/settings/code-drawing.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { settingsText } from "../../messages/settings.ts";
import type { Route } from "./+types/two-factor.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { user } = await load(args.request, apiOf(args).auth.session());
  return { enabled: user?.two_factor_enabled ?? false };
}

// The secret and the recovery codes are shown in the answer to the form itself: no address and no store ever holds them.
export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const { request, context } = args;
  const { auth } = apiOf(args);
  const form = await request.formData();
  const intent = text(form, "intent");
  const password = String(form.get(`${intent}_password`) ?? "");
  const work = async () => {
    if (intent === "set_up") {
      const { secret, otpauth_uri } = await auth.setUpTwoFactor({ body: { password } });
      return { step: "secret" as const, secret, link: otpauth_uri, drawing: drawCode(otpauth_uri) };
    }
    if (intent === "enable") {
      const { recovery_codes } = await auth.enableTwoFactor({ body: { code: text(form, "code").replace(/\s/g, "") } });
      return { step: "codes" as const, codes: recovery_codes };
    }
    if (intent === "new_codes") {
      const { recovery_codes } = await auth.newRecoveryCodes({ body: { password } });
      return { step: "codes" as const, codes: recovery_codes };
    }
    await auth.disableTwoFactor({ body: { password } });
    const words = textFor(settingsText, context.get(pageContext).preferences.locale);
    return redirectWithToast(href("/settings/security"), words.turnedOff);
  };
  return submit(request, form, work, {
    names: { password: `${intent}_password` },
    fields: { "auth.wrong_password": `${intent}_password`, "auth.wrong_code": "code" },
  });
}
