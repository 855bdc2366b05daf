import { href } from "react-router";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { FormRefusal, intended, submit, text } from "../../../lib/form.server.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { peopleDeskText } from "../../../messages/people-desk.ts";
import type { Route } from "./+types/detail.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const params = { user_id: args.params.user_id };
  return load(args.request, apiOf(args).admin.getPerson({ params }));
}

export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const words = textFor(peopleDeskText, args.context.get(pageContext).preferences.locale);
  const { auth } = apiOf(args);
  const params = { user_id: args.params.user_id };
  return submit(args.request, form, async () => {
    const reason = text(form, "reason");
    if (reason === "") throw new FormRefusal({ reason: words.reasonNeeded });
    const grant = (role: "admin" | "reviewer") => auth.grantRole({ params, body: { role, reason } });
    const take = (role: "admin" | "reviewer") => auth.revokeRole({ params: { ...params, role }, body: { reason } });
    const act = intended<() => Promise<unknown>>(form, {
      suspend: () => auth.suspend({ params, body: { reason } }),
      reinstate: () => auth.reinstate({ params, body: { reason } }),
      grant_admin: () => grant("admin"),
      take_admin: () => take("admin"),
      grant_reviewer: () => grant("reviewer"),
      take_reviewer: () => take("reviewer"),
    });
    await act?.();
    return redirectWithToast(href("/admin/people/:user_id", params), words.done);
  });
}
