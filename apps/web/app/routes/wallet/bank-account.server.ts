import { href } from "react-router";
import { ACCOUNT_COUNTRIES, type AccountCountry } from "#api-schema/account-countries.ts";
import { currenciesOffered } from "../../features/hiring/currencies.server.ts";
import { apiOf, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, text } from "../../lib/form.server.ts";
import { pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { moneyText } from "../../messages/money.ts";
import type { Route } from "./+types/bank-account.ts";

export async function loader(args: Route.LoaderArgs) {
  const { name } = requireViewer(args);
  const wanted = pageUrl(args.request).searchParams.get("country") ?? "";
  return {
    holder: name,
    currencies: await currenciesOffered(args),
    country: isAccountCountry(wanted) ? wanted : null,
    key: newFormKey(),
  };
}

const isAccountCountry = (code: string): code is AccountCountry => Object.hasOwn(ACCOUNT_COUNTRIES, code);

function routingOf(form: FormData): { routing_number?: string } {
  const routing = text(form, "routing_number");
  return routing === "" ? {} : { routing_number: routing };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(moneyText, args.context.get(pageContext).preferences.locale);
  const country = text(form, "country");
  const work = async () => {
    await apiOf(args).payments.addPayoutMethod({
      body: {
        kind: "bank_account",
        holder_name: text(form, "holder_name"),
        ...(isAccountCountry(country)
          ? { country, account_number: text(form, "account_number"), ...routingOf(form) }
          : { iban: text(form, "iban") }),
        currency: text(form, "currency"),
      },
      ...formKey(form),
    });
    return redirectWithToast(href("/wallet"), words.methodAdded);
  };
  const known = isAccountCountry(country) ? "account_number" : "iban";
  const fields = { "payout_method.invalid_iban": "iban", "payout_method.already_added": known };
  return submit(args.request, form, work, { fields });
}
