import { href } from "react-router";
import { projectCards } from "../../features/projects/card-data.server.ts";
import { ownStates } from "../../features/projects/own-states.ts";
import { apiOf, load, loadOrNull, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { ownProjectsText } from "../../messages/own-projects.ts";
import type { Route } from "./+types/mine.ts";

export async function loader(args: Route.LoaderArgs) {
  const { userId } = requireViewer(args);
  const { projects } = apiOf(args);
  const url = pageUrl(args.request);
  const state = pick(url, "state", ownStates)[0] ?? null;
  // What was thrown away stands apart from what is left.
  const status = state ? [state] : ownStates.filter((one) => one !== "cancelled");
  const project_id = url.searchParams.get("project");
  const [page, asked] = await Promise.all([
    load(args.request, projects.listProjects({ query: { user_id: userId, status, ...listWindow(url), count: true } })),
    // The one whose end is being asked about: an organisation's may be kept by somebody else than who wrote it.
    project_id ? loadOrNull(projects.getProject({ params: { project_id } })) : null,
  ]);
  return {
    state,
    projects: projectCards(page.data),
    total: page.total,
    more: moreLinks(url, page.next_cursor),
    ending: asked?.can.includes("cancel")
      ? { projectId: asked.project_id, title: asked.title, isDraft: asked.status === "draft" }
      : null,
  };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const { projects } = apiOf(args);
  const words = textFor(ownProjectsText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const params = { project_id: text(form, "project_id") };
    const { status } = await projects.getProject({ params });
    await projects.cancelProject({ params });
    return redirectWithToast(href("/projects/mine"), status === "draft" ? words.discarded : words.cancelled);
  });
}
