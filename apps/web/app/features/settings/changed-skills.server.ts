import type { Static } from "typebox";
import type { SkillsBody, UserSkillView } from "#api-schema/skill-views.ts";
import { chosen, FormRefusal, oneOf, text } from "../../lib/form.server.ts";

type Skill = Pick<Static<typeof UserSkillView>, "skill_id" | "level" | "years">;
type Wanted = Static<typeof SkillsBody>["skills"][number];

const levels = ["entry", "intermediate", "expert"] as const;
const YEARS_MAX = 60;

interface Added {
  /** The skills named beside the list. */
  readonly added: readonly string[];
  /** What to say to years that are none. */
  readonly refusal: string;
}

/**
 * The skills after what the form asks for. It says which it showed: what another tab added or took away meanwhile stays
 * added or away.
 */
export function changedSkills(now: readonly Skill[], form: FormData, { added, refusal }: Added): Wanted[] {
  const shown = new Set(chosen(form, "shown"));
  const kept = new Set(chosen(form, "keep"));
  const rest = now.flatMap(({ skill_id, level, years }): Wanted[] => {
    if (kept.has(skill_id))
      return [
        { skill_id, level: oneOf(form, `level_${skill_id}`, levels) ?? level, years: yearsIn(form, skill_id, refusal) },
      ];
    return shown.has(skill_id) ? [] : [{ skill_id, level, years }];
  });
  const has = new Set(rest.map(({ skill_id }) => skill_id));
  const level = oneOf(form, "added_level", levels) ?? "intermediate";
  return [...rest, ...added.filter((id) => !has.has(id)).map((skill_id) => ({ skill_id, level, years: null }))];
}

function yearsIn(form: FormData, skillId: string, refusal: string): number | null {
  const typed = text(form, `years_${skillId}`);
  if (typed === "") return null;
  const years = Number(typed);
  if (!/^[0-9]{1,2}$/.test(typed) || years > YEARS_MAX) throw new FormRefusal({ [`years_${skillId}`]: refusal });
  return years;
}
