import { settleBooking } from "../../features/admin/answer-booking.server.ts";
import { ANSWER_PARAMS } from "../../features/admin/second-answer.tsx";
import { apiOf, load, requireAdmin } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, readMoney, submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, placeOf } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { bookingsText } from "../../messages/bookings.ts";
import type { Route } from "./+types/bookings.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const { payments } = apiOf(args);
  const url = pageUrl(args.request);
  const waiting = url.searchParams.get("status") === "proposed";
  const query = { ...listWindow(url), ...(waiting ? { status: ["proposed" as const] } : {}) };
  const [page, currencies] = await Promise.all([
    load(args.request, payments.adminListBookings({ query })),
    load(args.request, payments.listCurrencies()),
  ]);
  return {
    bookings: page.data,
    waiting,
    more: moreLinks(url, page.next_cursor),
    currencies: currencies.data.map(({ code }) => code),
    key: newFormKey(),
  };
}

/** Answer or withdraw a booking that waits, or write down tax that was paid: by what the form intends. */
export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const words = textFor(bookingsText, args.context.get(pageContext).preferences.locale);
  const { payments } = apiOf(args);
  const back = (message: string) => redirectWithToast(placeOf(args.request, ANSWER_PARAMS), message);
  return submit(args.request, form, async () => {
    const done = await settleBooking(payments, form);
    if (done) return back(words[done]);
    const country = text(form, "country").toUpperCase();
    const reason = text(form, "reason");
    const amount = readMoney(form, "amount", { context: args.context, refusal: words.amountRefusal });
    if (country === "") throw new FormRefusal({ country: words.required });
    if (amount === null) throw new FormRefusal({ amount: words.required });
    if (reason === "") throw new FormRefusal({ reason: words.required });
    await payments.adminBookTaxPayment({ body: { country, amount, reason }, ...formKey(form) });
    return back(words.booked);
  });
}
