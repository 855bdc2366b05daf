import { redirect } from "react-router";
import { currenciesOffered } from "../../features/hiring/currencies.server.ts";
import { readProject } from "../../features/projects/project-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { countriesByName } from "../../lib/countries.server.ts";
import { formKey, newFormKey, submit, text, textOrNull } from "../../lib/form.server.ts";
import { projectHref } from "../../lib/links.ts";
import { isProblem } from "../../lib/problem.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { allTopics, topicChoices } from "../../lib/topics.server.ts";
import { uploadFiles } from "../../lib/upload-files.server.ts";
import { hiringText } from "../../messages/hiring.ts";
import { postingText } from "../../messages/posting.ts";
import type { Route } from "./+types/new.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const api = apiOf(args);
  const [topics, memberships, countries] = await load(
    args.request,
    Promise.all([
      allTopics(api, args.context),
      api.organisations.listMyOrganisations({ query: { limit: 100 } }),
      countriesByName(args),
    ]),
  );
  const asked = new URL(args.request.url).searchParams.get("organisation");
  const kept = memberships.data.filter(({ role }) => role !== "member").map(({ organisation }) => organisation);
  return {
    topics: topicChoices(topics),
    countries,
    currencies: await currenciesOffered(args),
    formKey: newFormKey(),
    organisations: kept.map(({ organisation_id, name }) => ({ value: organisation_id, label: name })),
    // From the page of one of them.
    organisation: kept.find(({ organisation_id }) => organisation_id === asked)?.organisation_id ?? "",
  };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(postingText, locale);
  const api = apiOf(args);
  const draft = text(form, "intent") === "draft";
  return submit(args.request, form, async () => {
    const body = await readProject(form, { api, locale, words, draft, countries: () => countriesByName(args) });
    const refusal = textFor(hiringText, locale).filesTooLarge;
    const attachments = await uploadFiles(form, "attachments", { context: args.context, refusal });
    const postedAs = textOrNull(form, "organisation_id");
    const organisation_id = postedAs === "me" ? null : postedAs;
    const { project_id } = await api.projects.createProject({
      body: { ...body, attachments, organisation_id },
      ...formKey(form),
    });
    if (draft) return redirectWithToast(projectHref(project_id), words.drafted);
    try {
      await api.projects.publishProject({ params: { project_id } });
    } catch (error) {
      // The draft is there; a second click finds it posted already. Its page says that it is not posted, and tries again.
      if (!isProblem(error)) throw error;
      const now = await api.projects.getProject({ params: { project_id } });
      if (now.status === "draft") return redirect(`${projectHref(project_id)}?not_posted=1`);
    }
    return redirectWithToast(projectHref(project_id), words.posted);
  });
}
