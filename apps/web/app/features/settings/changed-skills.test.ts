import { expect, test } from "vitest";
import { FormRefusal } from "../../lib/form.server.ts";
import { changedSkills } from "./changed-skills.server.ts";

const skill = (skill_id: string, years: number | null = null) => ({ skill_id, level: "expert" as const, years });
const form = (fields: readonly (readonly [string, string])[]) => {
  const filled = new FormData();
  for (const [name, value] of fields) filled.append(name, value);
  return filled;
};
const both = [
  ["shown", "logos"],
  ["shown", "maps"],
] as const;
const idsOf = (list: readonly { skill_id: string }[]) => list.map(({ skill_id }) => skill_id);
const none = { added: [], refusal: "years!" };

test("a skill that another tab added stays, and one that it took away stays away", () => {
  const keepsBoth = form([...both, ["keep", "logos"], ["keep", "maps"]]);
  expect(
    idsOf(changedSkills([skill("logos"), skill("type")], keepsBoth, { ...none, added: ["signs", "type"] })),
  ).toEqual(["logos", "type", "signs"]);
});

test("what the form showed and did not keep goes; level and years are those of the form", () => {
  const keepsOne = form([...both, ["keep", "maps"], ["level_maps", "entry"], ["years_maps", "12"]]);
  expect(changedSkills([skill("logos", 3), skill("maps", 4)], keepsOne, none)).toEqual([
    { skill_id: "maps", level: "entry", years: 12 },
  ]);
});

test.each(["61", "-1", "1.5", "many", "1e1"])("%s years are refused beside their skill, not dropped", (years) => {
  const odd = form([...both, ["keep", "maps"], ["years_maps", years]]);
  try {
    changedSkills([skill("maps")], odd, none);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(FormRefusal);
    expect((error as FormRefusal).errors).toEqual({ years_maps: "years!" });
  }
});
