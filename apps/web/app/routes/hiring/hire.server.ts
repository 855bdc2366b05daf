import { data, href } from "react-router";
import { becauseIn, becauseOf } from "../../features/hiring/because.server.ts";
import { currenciesOffered } from "../../features/hiring/currencies.server.ts";
import { type Faults, withRowErrors } from "../../features/hiring/milestone-form.server.ts";
import { offerShownAgain, readOffer } from "../../features/hiring/offer-form.server.ts";
import { openPosts } from "../../features/hiring/open-posts.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, text, textOrNull } from "../../lib/form.server.ts";
import { profileHref } from "../../lib/links.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { hiringText } from "../../messages/hiring.ts";
import type { Route } from "./+types/hire.ts";

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const api = apiOf(args);
  const handle = args.params.handle.replace(/^@/, "");
  const [person, projects] = await Promise.all([
    load(args.request, api.users.getUserByHandle({ params: { handle } })),
    openPosts(api, viewer.userId),
  ]);
  if (person.user_id === viewer.userId) throw data(null, { status: 404 });
  return {
    person,
    pair: { payer_id: viewer.userId, recipient_id: person.user_id },
    projects,
    currencies: await currenciesOffered(args, person.hourly_rate?.currency),
    because: await becauseOf(args, person.user_id),
    mayHire: viewer.roles.includes("client"),
    key: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const again = await offerShownAgain(args, form);
  if (again) return again;
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(hiringText, locale);
  const api = apiOf(args);
  const handle = args.params.handle.replace(/^@/, "");
  const invites = text(form, "intent") === "invite";
  const work = async () => {
    const { user_id } = await api.users.getUserByHandle({ params: { handle } });
    if (invites) {
      const params = { project_id: text(form, "invited_to") };
      await api.projects.invite({ params, body: { user_id, message: text(form, "invitation") } });
      return redirectWithToast(profileHref(handle), words.invited);
    }
    const faults: Faults = {};
    const title = text(form, "title");
    if (title === "") faults.title = words.required;
    if (text(form, "scope") === "") faults.scope = words.required;
    const hourly = text(form, "pricing") === "hourly";
    const { body, rows } = readOffer(form, { locale, words, hourly, faults });
    const project = textOrNull(form, "project_id");
    const call = api.projects.makeDirectOffer({
      body: { ...body, user_id, title, ...(project === null ? {} : { project_id: project }), ...becauseIn(form) },
      ...formKey(form),
    });
    const { offer_id } = await withRowErrors(rows, call);
    return redirectWithToast(href("/offers/:offer_id", { offer_id }), words.offerSent);
  };
  return submit(args.request, form, work, { names: invites ? { message: "invitation" } : {} });
}
