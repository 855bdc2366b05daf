import { href } from "react-router";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, submit, text } from "../../../lib/form.server.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { bookingsText } from "../../../messages/bookings.ts";
import type { Route } from "./+types/journal.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const params = { journal_id: args.params.journal_id };
  return { journal: await load(args.request, apiOf(args).payments.getJournal({ params })), key: newFormKey() };
}

/** Takes back what was booked by hand. */
export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const words = textFor(bookingsText, args.context.get(pageContext).preferences.locale);
  const params = { journal_id: args.params.journal_id };
  return submit(args.request, form, async () => {
    const reason = text(form, "reason");
    if (reason === "") throw new FormRefusal({ reason: words.required });
    await apiOf(args).payments.adminReverseJournal({ params, body: { reason }, ...formKey(form) });
    return redirectWithToast(href("/admin/ledger/journals/:journal_id", params), words.reversed);
  });
}
