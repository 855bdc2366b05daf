import { href } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { authText } from "../../messages/auth.ts";
import type { Route } from "./+types/reset-password.ts";

export function loader({ request }: Route.LoaderArgs) {
  return { token: new URL(request.url).searchParams.get("token") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const words = textFor(authText, context.get(pageContext).preferences.locale);
  const work = async () => {
    const body = { token: text(form, "token"), password: String(form.get("password") ?? "") };
    await apiOf({ context }).auth.resetPassword({ body });
    return redirectWithToast(href("/sign-in"), words.resetDone);
  };
  return submit(request, form, work, { fields: { "auth.weak_password": "password" } });
}
