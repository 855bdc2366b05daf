import { href, redirect } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { submit, text } from "../../lib/form.server.ts";
import type { Route } from "./+types/forgot-password.ts";

export function loader({ request }: Route.LoaderArgs) {
  return { sentTo: new URL(request.url).searchParams.get("sent_to") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return submit(request, form, async () => {
    const email = text(form, "email");
    await apiOf({ context }).auth.forgotPassword({ body: { email } });
    return redirect(`${href("/forgot-password")}?${new URLSearchParams({ sent_to: email })}`);
  });
}
