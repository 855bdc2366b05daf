import { redirect } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/endorsements.ts";

/** Who vouches for somebody: for one skill (`?skill=wordmarks`), or for all that stand on the profile. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const url = pageUrl(request);
  const api = apiOf({ context });
  const { user_id, handle, name, skills, listed } = await load(
    request,
    api.users.getUserByHandle({ params: { handle: params.handle.toLowerCase() } }),
  );
  const skill = skills.find(({ slug }) => slug === url.searchParams.get("skill"));
  const page = await load(
    request,
    api.endorsements.listEndorsements({
      params: { user_id },
      query: { ...listWindow(url), ...(skill ? { skill_id: skill.skill_id } : {}), count: true },
    }),
  );
  return {
    handle,
    name,
    userId: user_id,
    listed,
    isOwn: context.get(pageContext).viewer?.userId === user_id,
    skill: skill?.name ?? null,
    endorsements: page.data,
    total: page.total,
    more: moreLinks(url, page.next_cursor),
  };
}

/** Whom an endorsement is about puts it out of sight, or shows it again. */
export async function action(args: Route.ActionArgs) {
  const viewer = requireViewer(args);
  const form = await args.request.formData();
  return submit(args.request, form, async () => {
    await apiOf(args).endorsements.setEndorsementVisibility({
      params: { user_id: viewer.userId, skill_id: text(form, "skill_id"), endorsed_by: text(form, "endorsed_by") },
      body: { shown: form.get("shown") === "yes" },
    });
    const { pathname, search } = pageUrl(args.request);
    return redirect(pathname + search);
  });
}
