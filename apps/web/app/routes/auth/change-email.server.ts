import { href } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { authText } from "../../messages/auth.ts";
import type { Route } from "./+types/change-email.ts";

export function loader({ request }: Route.LoaderArgs) {
  return { token: new URL(request.url).searchParams.get("token") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { viewer, preferences } = context.get(pageContext);
  return submit(request, form, async () => {
    const { email } = await apiOf({ context }).auth.confirmEmail({ body: { token: text(form, "token") } });
    const message = textFor(authText, preferences.locale).emailChanged(email);
    return redirectWithToast(viewer ? href("/settings/account") : href("/sign-in"), message);
  });
}
