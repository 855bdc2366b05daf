import { href } from "react-router";
import { settleBooking } from "../../features/admin/answer-booking.server.ts";
import { handleBreak } from "../../features/admin/handle-break.server.ts";
import { apiOf, load, requireAdmin } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, oneOf, submit, text } from "../../lib/form.server.ts";
import { pageUrl, pick } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { bookingsText } from "../../messages/bookings.ts";
import type { Route } from "./+types/break.ts";

const bearers = ["earner", "kogi"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const params = { break_id: args.params.break_id };
  // In the address, so that the lines are those of whoever is to pay.
  const bearer = pick(pageUrl(args.request), "bearer", bearers)[0] ?? ("kogi" as const);
  const detail = await load(args.request, apiOf(args).payments.adminReadBreak({ params, query: { bearer } }));
  return { detail, bearer, key: newFormKey() };
}

/** Look after it, book it, or answer or withdraw a booking of it that waits: by what the form intends. */
export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const words = textFor(bookingsText, args.context.get(pageContext).preferences.locale);
  const params = { break_id: args.params.break_id };
  const here = href("/admin/reconciliation/:break_id", params);
  const { payments } = apiOf(args);
  if (form.has("break_id")) return handleBreak(args, form, here);
  return submit(args.request, form, async () => {
    const done = await settleBooking(payments, form);
    if (done) return redirectWithToast(here, words[done]);
    const reason = text(form, "reason");
    if (reason === "") throw new FormRefusal({ reason: words.required });
    const seen = { amount: text(form, "seen"), currency: text(form, "seen_in") };
    const body = { reason, bearer: oneOf(form, "bearer", bearers) ?? "kogi", seen };
    await payments.adminBookBreak({ params, body, ...formKey(form) });
    return redirectWithToast(here, words.booked);
  });
}
