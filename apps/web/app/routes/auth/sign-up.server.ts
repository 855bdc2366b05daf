import { href, redirect } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { oneOf, submit, text } from "../../lib/form.server.ts";
import type { Route } from "./+types/sign-up.ts";

const userTypes = ["freelancer", "client", "investor"] as const;

export function loader({ context }: Route.LoaderArgs) {
  if (context.get(pageContext).viewer) throw redirect(href("/"));
  return null;
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const work = async () => {
    const body = {
      name: text(form, "name"),
      email: text(form, "email"),
      password: String(form.get("password") ?? ""),
      user_type: oneOf(form, "user_type", userTypes) ?? "freelancer",
    };
    const { email } = await apiOf({ context }).auth.signUp({ body });
    return redirect(`${href("/verify-email")}?${new URLSearchParams({ email })}`);
  };
  return submit(request, form, work, { fields: { "auth.weak_password": "password" } });
}
