import { href } from "react-router";
import { PROFILE_SKILLS_MAX } from "#api-schema/users.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { chosen, FormRefusal, oneOf, submit, text } from "../../lib/form.server.ts";
import { findSkills } from "../../lib/skills.server.ts";
import { splitTags } from "../../lib/tags-text.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { settingsText } from "../../messages/settings.ts";
import type { Route } from "./+types/skills.ts";

const levels = ["entry", "intermediate", "expert"] as const;

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
    const level = oneOf(form, "added_level", levels) ?? "intermediate";
    const kept = chosen(form, "keep").map((skill_id) => ({
      skill_id,
      level: oneOf(form, `level_${skill_id}`, levels) ?? "intermediate",
      years: yearsOf(text(form, `years_${skill_id}`)),
    }));
    const isKept = (skill_id: string) => kept.some((skill) => skill.skill_id === skill_id);
    const fresh = added.skills
      .filter(({ skill_id }) => !isKept(skill_id))
      .map(({ skill_id }) => ({ skill_id, level, years: null }));
    await apiOf(args).users.putSkills({ params: { user_id: userId }, body: { skills: [...kept, ...fresh] } });
    return redirectWithToast(href("/settings/skills"), words.saved);
  });
}

function yearsOf(typed: string): number | null {
  const years = Number(typed);
  return typed !== "" && Number.isInteger(years) && years >= 0 && years <= 60 ? years : null;
}
