import { Link } from "react-router";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import c from "./skill-list.module.css";

interface SkillListProps {
  readonly skills: readonly string[];
  readonly max?: number;
  /** Where each leads. */
  readonly to?: (skill: string) => string;
}

/** Skills or tags in one or two lines; says how many it left out. */
export function SkillList({ skills, max = skills.length, to }: SkillListProps) {
  const words = useText(uiText);
  if (skills.length === 0) return null;
  // The last one takes no more room than the words that one is left out.
  const shown = skills.length === max + 1 ? skills.length : max;
  const left = skills.length - shown;
  return (
    <ul className={c.skills}>
      {skills.slice(0, shown).map((skill) => (
        <li key={skill}>{to ? <Link to={to(skill)}>{skill}</Link> : skill}</li>
      ))}
      {left > 0 && <li className={c.more}>{words.moreSkills(left)}</li>}
    </ul>
  );
}
