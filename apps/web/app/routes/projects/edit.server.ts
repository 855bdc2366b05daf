import { data } from "react-router";
import { currenciesOffered } from "../../features/hiring/currencies.server.ts";
import { quoteOrNull } from "../../features/money/quote.server.ts";
import { readProject } from "../../features/projects/project-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { countriesByName } from "../../lib/countries.server.ts";
import { newFormKey, submit, text } from "../../lib/form.server.ts";
import { projectHref } from "../../lib/links.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { allTopics, topicChoices } from "../../lib/topics.server.ts";
import { uploadFiles } from "../../lib/upload-files.server.ts";
import { formText } from "../../messages/form.ts";
import { hiringText } from "../../messages/hiring.ts";
import { postingText } from "../../messages/posting.ts";
import type { Route } from "./+types/edit.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const api = apiOf(args);
  const { project_id } = args.params;
  const [project, topics, countries] = await load(
    args.request,
    Promise.all([
      api.projects.getProject({ params: { project_id } }),
      allTopics(api, args.context),
      countriesByName(args),
    ]),
  );
  if (!project.can.includes("edit")) throw data(null, { status: 404 });
  const settled = project.proposals_count > 0 ? project.currency : null;
  const [quote, currencies] = await Promise.all([
    quoteOrNull(args, project.budget, null),
    settled ? ([settled] as const) : currenciesOffered(args),
  ]);
  return {
    project,
    quote,
    topics: topicChoices(topics),
    countries,
    currencies,
    formKey: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(postingText, locale);
  const api = apiOf(args);
  const params = { project_id: args.params.project_id };
  const draft = text(form, "intent") === "draft";
  return submit(args.request, form, async () => {
    const before = await api.projects.getProject({ params });
    const body = await readProject(form, { api, locale, words, draft, before, countries: () => countriesByName(args) });
    const refusal = textFor(hiringText, locale).filesTooLarge;
    const attachments = await uploadFiles(form, "attachments", { context: args.context, refusal });
    const version = Number(text(form, "version")) || before.version;
    const edit = api.projects.updateProject({ params, body: { ...body, attachments, version } });
    const current = () => api.projects.getProject({ params });
    await orStale(form, edit, { sentence: textFor(formText, locale).stale, current });
    if (draft || before.status !== "draft")
      return redirectWithToast(projectHref(params.project_id), draft ? words.drafted : words.changed);
    await api.projects.publishProject({ params });
    return redirectWithToast(projectHref(params.project_id), words.posted);
  });
}
