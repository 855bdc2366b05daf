import { data, href, redirect } from "react-router";
import type { MemberView, OrganisationRole } from "#api-schema/organisations.ts";
import { organisationRefusals, readOrganisation } from "../../features/organisations/organisation-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { choicesByName } from "../../lib/choices-by-name.server.ts";
import { pageContext } from "../../lib/context.ts";
import { oneOf, submit, text } from "../../lib/form.server.ts";
import { countryName } from "../../lib/format.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor, type WordsOf } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { formText } from "../../messages/form.ts";
import { organisationsText } from "../../messages/organisations.ts";
import type { Route } from "./+types/organisation.ts";

const roles = ["owner", "admin", "member"] as const satisfies readonly OrganisationRole[];

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { organisation_id } = args.params;
  const { organisations, users } = apiOf(args);
  const params = { organisation_id };
  const url = pageUrl(args.request);
  const organisation = await load(args.request, organisations.getOrganisation({ params }));
  if (!organisation.can.includes("edit")) throw data(null, { status: 404 });
  const [members, invitations, countries] = await load(
    args.request,
    Promise.all([
      organisations.listMembers({ params, query: listWindow(url) }),
      organisations.listOrganisationInvitations({ params, query: { state: ["open"], limit: 100 } }),
      users.listCountries(),
    ]),
  );
  return {
    organisation,
    members: members.data,
    more: moreLinks(url, members.next_cursor).to,
    invitations: invitations.data,
    countries: choicesByName(countries.data, countryName, args.context.get(pageContext).preferences.locale),
    changing: url.searchParams.get("member"),
  };
}

export async function action(args: Route.ActionArgs) {
  const { request, context } = args;
  requireViewer(args);
  const form = await request.formData();
  const words = textFor(organisationsText, context.get(pageContext).preferences.locale);
  const organisation_id = args.params.organisation_id;
  const here = href("/settings/organisations/:organisation_id", { organisation_id });
  const work = async () => {
    if (text(form, "intent") === "close") {
      await apiOf(args).organisations.closeOrganisation({ params: { organisation_id } });
      return redirectWithToast(href("/settings/organisations"), words.closed(text(form, "name")));
    }
    const said = await change(args, form, words);
    return said ? redirectWithToast(here, said) : redirect(here);
  };
  const names = {
    ...organisationRefusals.names,
    title: "member_title",
    handle: form.has("guest") ? "guest" : "handle",
  };
  return submit(request, form, work, {
    fields: {
      ...organisationRefusals.fields,
      "user.not_found": "guest",
      "organisation.already_member": "guest",
      "organisation.already_invited": "guest",
      "organisation.last_owner": form.has("member_role") ? "member_role" : "intent",
    },
    names,
  });
}

type Words = WordsOf<typeof organisationsText>;

/** Does what the form asks for, and says so. */
async function change(args: Route.ActionArgs, form: FormData, words: Words): Promise<string | null> {
  const { organisations } = apiOf(args);
  const { organisation_id } = args.params;
  const params = { organisation_id };
  const member = { ...params, user_id: text(form, "user_id") };
  const sentence = textFor(formText, args.context.get(pageContext).preferences.locale).stale;
  switch (text(form, "intent")) {
    case "details": {
      const body = await readOrganisation(form, { context: args.context, refusal: words.logoRefusal });
      const edit = organisations.patchOrganisation({ params, body: { ...body, version: versionOf(form) } });
      await orStale(form, edit, { sentence, current: () => organisations.getOrganisation({ params }) });
      return words.saved;
    }
    case "member": {
      const role = oneOf(form, "member_role", roles);
      const title = form.has("member_title") ? { title: text(form, "member_title") } : {};
      const body = { ...title, ...(role ? { role } : {}), version: versionOf(form) };
      const edit = organisations.patchMember({ params: member, body });
      await orStale(form, edit, { sentence, current: () => memberNow(args, member.user_id) });
      return words.saved;
    }
    case "remove":
      await organisations.removeMember({ params: member });
      return words.removed;
    case "invite": {
      const handle = text(form, "guest").replace(/^@/, "").toLowerCase();
      const role = oneOf(form, "role", roles) ?? "member";
      await organisations.inviteToOrganisation({ params, body: { handle, role } });
      return words.sent;
    }
    case "withdraw":
      await organisations.withdrawOrganisationInvitation({
        params: { ...params, invitation_id: text(form, "invitation_id") },
      });
      return words.withdrawn;
    default:
      return null;
  }
}

const versionOf = (form: FormData): number => Number(text(form, "version"));

/** Of the members that the page shows. */
async function memberNow(args: Route.ActionArgs, userId: string): Promise<MemberView> {
  const { request, params } = args;
  const members = await apiOf(args).organisations.listMembers({ params, query: listWindow(pageUrl(request)) });
  const member = members.data.find(({ user }) => user.user_id === userId);
  if (!member) throw data(null, { status: 404 });
  return member;
}
