import { href, redirectDocument } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { choicesByName } from "../../lib/choices-by-name.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, text } from "../../lib/form.server.ts";
import { countryName } from "../../lib/format.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { moneyText } from "../../messages/money.ts";
import type { Route } from "./+types/identity.ts";

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const api = apiOf(args);
  const [identity, countries] = await Promise.all([
    load(args.request, api.payments.getIdentityVerification()),
    load(args.request, api.users.listCountries()),
  ]);
  return {
    identity,
    countries: choicesByName(countries.data, countryName, args.context.get(pageContext).preferences.locale),
    name: viewer.name,
    key: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(moneyText, args.context.get(pageContext).preferences.locale);
  const work = async () => {
    if (text(form, "intent") === "continue") {
      const { url } = await apiOf(args).payments.continueIdentity();
      return redirectDocument(url);
    }
    await apiOf(args).payments.submitIdentity({
      body: {
        legal_name: text(form, "legal_name"),
        birth_date: text(form, "birth_date"),
        country: text(form, "country"),
      },
      ...formKey(form),
    });
    return redirectWithToast(href("/wallet"), words.identitySent);
  };
  const fields = { "identity.under_age": "birth_date", "identity.unknown_country": "country" };
  return submit(args.request, form, work, { fields });
}
