import { projectCards } from "../../features/projects/card-data.server.ts";
import { apiOf, load, loadOrNull } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text, textOrNull } from "../../lib/form.server.ts";
import { projectHref } from "../../lib/links.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { allTopics, topicName } from "../../lib/topics.server.ts";
import { hiringText } from "../../messages/hiring.ts";
import { postingText } from "../../messages/posting.ts";
import type { Route } from "./+types/detail.ts";

const OTHERS_MAX = 4;

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { projects } = apiOf(args);
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(postingText, locale);
  const params = { project_id: args.params.project_id };
  const here = projectHref(params.project_id);
  return submit(args.request, form, async () => {
    if (text(form, "intent") === "decline_invitation") {
      const message = textOrNull(form, "reason");
      const answer = { answer: "decline" as const, ...(message === null ? {} : { message }) };
      await projects.answerInvitation({ params: { invitation_id: text(form, "invitation_id") }, body: answer });
      return redirectWithToast(here, textFor(hiringText, locale).invitationDeclined);
    }
    if (text(form, "intent") === "close") {
      await projects.closeProject({ params });
      return redirectWithToast(here, words.closed);
    }
    await projects.publishProject({ params });
    return redirectWithToast(here, words.posted);
  });
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf({ context });
  const project = await load(request, api.projects.getProject({ params: { project_id: params.project_id } }));
  const { organisation } = project;
  const by = organisation?.handle ? { organisation_id: organisation.organisation_id } : { user_id: project.user_id };
  const [topics, others] = await Promise.all([
    load(request, allTopics(api, context)),
    loadOrNull(api.projects.listProjects({ query: { ...by, status: ["open"], limit: OTHERS_MAX } })),
  ]);
  return {
    project,
    origin: context.get(pageContext).origin,
    topic: topicName(topics, project.category_id),
    others: projectCards(others?.data ?? [])
      .filter((other) => other.projectId !== project.project_id)
      .slice(0, OTHERS_MAX - 1),
  };
}
