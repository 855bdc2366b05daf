import { href, redirect } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { localPath } from "../../lib/local-path.ts";
import { withBack } from "../../lib/way-back.server.ts";
import type { Route } from "./+types/sign-in.ts";

export function loader({ request, context }: Route.LoaderArgs) {
  const back = localPath(new URL(request.url).searchParams.get("back"));
  if (context.get(pageContext).viewer) throw redirect(back);
  return { back, signUp: withBack(href("/sign-up"), back) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const back = localPath(form.get("back"));
  return submit(request, form, async () => {
    const body = { email: text(form, "email"), password: String(form.get("password") ?? "") };
    const { status } = await apiOf({ context }).auth.signIn({ body });
    if (status === "signed_in") return redirect(back);
    return redirect(`${href("/two-factor")}?${new URLSearchParams({ back })}`);
  });
}
