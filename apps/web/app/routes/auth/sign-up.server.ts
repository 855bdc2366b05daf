import { href, redirect } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { oneOf, submit, text } from "../../lib/form.server.ts";
import { localPath } from "../../lib/local-path.ts";
import { keepWayBack, withBack } from "../../lib/way-back.server.ts";
import type { Route } from "./+types/sign-up.ts";

const userTypes = ["freelancer", "client", "investor"] as const;

export function loader({ request, context }: Route.LoaderArgs) {
  const back = localPath(new URL(request.url).searchParams.get("back"));
  if (context.get(pageContext).viewer) throw redirect(back);
  return { back, signIn: withBack(href("/sign-in"), back) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const back = localPath(form.get("back"));
  const work = async () => {
    const body = {
      name: text(form, "name"),
      email: text(form, "email"),
      password: String(form.get("password") ?? ""),
      user_type: oneOf(form, "user_type", userTypes) ?? "freelancer",
    };
    const { email } = await apiOf({ context }).auth.signUp({ body });
    return keepWayBack(redirect(`${href("/verify-email")}?${new URLSearchParams({ email })}`), back);
  };
  return submit(request, form, work, { fields: { "auth.weak_password": "password" } });
}
