import { data, href } from "react-router";
import { readDocumentFields } from "../../features/money/document-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { choicesByName } from "../../lib/choices-by-name.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit } from "../../lib/form.server.ts";
import { countryName } from "../../lib/format.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { formText } from "../../messages/form.ts";
import { taxText } from "../../messages/tax.ts";
import type { Route } from "./+types/organisation-billing.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { organisations, payments, users } = apiOf(args);
  const params = { organisation_id: args.params.organisation_id };
  const organisation = await load(args.request, organisations.getOrganisation({ params }));
  if (!organisation.can.includes("edit")) throw data(null, { status: 404 });
  const [profile, countries] = await load(
    args.request,
    Promise.all([payments.getOrganisationProfile({ params }), users.listCountries()]),
  );
  return {
    organisation,
    profile,
    countries: choicesByName(countries.data, countryName, args.context.get(pageContext).preferences.locale),
    key: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(taxText, locale);
  const { organisation_id } = args.params;
  const params = { organisation_id };
  const { payments } = apiOf(args);
  const work = async () => {
    const edit = payments.saveOrganisationProfile({
      params,
      body: readDocumentFields(form, { addressRefused: words.addressRefusal }),
      ...formKey(form),
    });
    const current = () => payments.getOrganisationProfile({ params });
    await orStale(form, edit, { sentence: textFor(formText, locale).stale, current });
    return redirectWithToast(href("/settings/organisations/:organisation_id/billing", params), words.saved);
  };
  return submit(args.request, form, work);
}
