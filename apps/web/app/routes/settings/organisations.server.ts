import { href } from "react-router";
import { organisationRefusals, readOrganisation } from "../../features/organisations/organisation-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { choicesByName } from "../../lib/choices-by-name.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { countryName } from "../../lib/format.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { organisationsText } from "../../messages/organisations.ts";
import type { Route } from "./+types/organisations.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { organisations, users } = apiOf(args);
  const url = pageUrl(args.request);
  const [mine, invitations, countries] = await load(
    args.request,
    Promise.all([
      organisations.listMyOrganisations({ query: listWindow(url) }),
      organisations.listMyOrganisationInvitations({ query: { limit: 100 } }),
      users.listCountries(),
    ]),
  );
  return {
    memberships: mine.data,
    more: moreLinks(url, mine.next_cursor).to,
    invitations: invitations.data,
    countries: choicesByName(countries.data, countryName, args.context.get(pageContext).preferences.locale),
    leaving: mine.data.find(
      ({ organisation }) => organisation.organisation_id === url.searchParams.get("organisation"),
    ),
  };
}

const PAGE = href("/settings/organisations");

export async function action(args: Route.ActionArgs) {
  const { request, context } = args;
  const { userId: user_id } = requireViewer(args);
  const { organisations } = apiOf(args);
  const form = await request.formData();
  const words = textFor(organisationsText, context.get(pageContext).preferences.locale);
  const member = { organisation_id: text(form, "organisation_id"), user_id };
  const work = async () => {
    switch (text(form, "intent")) {
      case "create": {
        const body = await readOrganisation(form, { context, refusal: words.logoRefusal });
        const { organisation_id } = await organisations.createOrganisation({ body });
        return redirectWithToast(href("/settings/organisations/:organisation_id", { organisation_id }), words.founded);
      }
      case "accept":
      case "decline": {
        const answer = text(form, "intent") === "accept" ? "accept" : "decline";
        const params = { invitation_id: text(form, "invitation_id") };
        const { organisation } = await organisations.answerOrganisationInvitation({ params, body: { answer } });
        return redirectWithToast(PAGE, answer === "accept" ? words.accepted(organisation.name) : words.declined);
      }
      case "leave":
        await organisations.removeMember({ params: member });
        return redirectWithToast(PAGE, words.left(text(form, "name")));
      default:
        await organisations.patchMember({ params: member, body: { shown: text(form, "intent") === "show" } });
        return redirectWithToast(PAGE, words.saved);
    }
  };
  return submit(request, form, work, organisationRefusals);
}
