import { href } from "react-router";
import { PROFILE_SKILLS_MAX } from "#api-schema/skill-views.ts";
import { changedSkills } from "../../features/settings/changed-skills.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, submit, text } from "../../lib/form.server.ts";
import { findSkills } from "../../lib/skills.server.ts";
import { splitTags } from "../../lib/tags-text.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { settingsText } from "../../messages/settings.ts";
import type { Route } from "./+types/skills.ts";

export async function loader(args: Route.LoaderArgs) {
  const { userId } = requireViewer(args);
  const { data } = await load(args.request, apiOf(args).users.getSkills({ params: { user_id: userId } }));
  return { skills: data };
}

export async function action(args: Route.ActionArgs) {
  const { userId } = requireViewer(args);
  const form = await args.request.formData();
  const words = textFor(settingsText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const added = await findSkills(apiOf(args), splitTags(text(form, "add")), PROFILE_SKILLS_MAX);
    if (added.tooMany) throw new FormRefusal({ add: words.tooManySkills(PROFILE_SKILLS_MAX) });
    if (added.unknown.length > 0) throw new FormRefusal({ add: words.unknownSkills(added.unknown.join(", ")) });
    const params = { user_id: userId };
    const { data, version } = await apiOf(args).users.getSkills({ params });
    const ids = added.skills.map(({ skill_id }) => skill_id);
    const skills = changedSkills(data, form, { added: ids, refusal: words.wholeYears });
    await apiOf(args).users.putSkills({ params, body: { skills, version } });
    return redirectWithToast(href("/settings/skills"), words.saved);
  });
}
