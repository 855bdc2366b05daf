import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import c from "./skill-list.module.css";

/** Skills or tags in one or two lines; says how many it left out. */
export function SkillList({ skills, max = skills.length }: { skills: readonly string[]; max?: number }) {
  const words = useText(uiText);
  if (skills.length === 0) return null;
  const left = skills.length - max;
  return (
    <ul className={c.skills}>
      {skills.slice(0, max).map((skill) => (
        <li key={skill}>{skill}</li>
      ))}
      {left > 0 && <li className={c.more}>{words.moreSkills(left)}</li>}
    </ul>
  );
}
