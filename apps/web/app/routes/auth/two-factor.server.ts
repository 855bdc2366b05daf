import { redirect } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { submit, text } from "../../lib/form.server.ts";
import { localPath } from "../../lib/local-path.ts";
import type { Route } from "./+types/two-factor.ts";

export function loader({ request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  return { back: localPath(searchParams.get("back")), recovery: searchParams.has("recovery") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const work = async () => {
    const recovery = text(form, "recovery_code");
    // Apps show the six digits in two groups; people type the space.
    const body = recovery ? { recovery_code: recovery } : { code: text(form, "code").replace(/\s/g, "") };
    await apiOf({ context }).auth.verifyTwoFactor({ body });
    return redirect(localPath(form.get("back")));
  };
  const field = form.has("recovery_code") ? "recovery_code" : "code";
  return submit(request, form, work, { fields: { "auth.wrong_code": field } });
}
