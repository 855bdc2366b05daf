import { href } from "react-router";
import { readDocumentFields } from "../../features/money/document-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { choicesByName } from "../../lib/choices-by-name.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, textOrNull } from "../../lib/form.server.ts";
import { countryName } from "../../lib/format.ts";
import { pageUrl } from "../../lib/list-address.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { formText } from "../../messages/form.ts";
import { taxText } from "../../messages/tax.ts";
import type { Route } from "./+types/tax.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { payments, users } = apiOf(args);
  const [profile, years, countries] = await Promise.all([
    load(args.request, payments.getTaxProfile()),
    load(args.request, payments.listTaxYears()),
    load(args.request, users.listCountries()),
  ]);
  const asked = Number(pageUrl(args.request).searchParams.get("year"));
  const chosen = years.data.find((one) => one === asked) ?? years.data[0] ?? 0;
  return {
    profile,
    years: years.data,
    year: await load(args.request, payments.getTaxYear({ params: { year: String(chosen) } })),
    countries: choicesByName(countries.data, countryName, args.context.get(pageContext).preferences.locale),
    key: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(taxText, locale);
  const { payments } = apiOf(args);
  const work = async () => {
    const number = textOrNull(form, "tax_number");
    const edit = payments.saveTaxProfile({
      body: {
        ...readDocumentFields(form, { addressRefused: words.addressRefusal }),
        ...(number === null ? {} : { tax_number: number }),
      },
      ...formKey(form),
    });
    await orStale(form, edit, { sentence: textFor(formText, locale).stale, current: payments.getTaxProfile });
    return redirectWithToast(href("/tax"), words.saved);
  };
  return submit(args.request, form, work);
}
