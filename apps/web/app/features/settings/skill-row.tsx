import type { Static } from "typebox";
import type { UserSkillView } from "#api-schema/skill-views.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import choice from "../../ui/choice-group.module.css";
import control from "../../ui/control.module.css";
import field from "../../ui/field.module.css";
import type { Choice } from "../../ui/select.tsx";
import c from "./rows.module.css";

interface SkillRowProps {
  readonly skill: Static<typeof UserSkillView>;
  readonly levels: readonly Choice[];
  /** What is wrong with the years. */
  readonly error: string | undefined;
  /** The years as they were typed into a form that came back. */
  readonly typed: string | undefined;
}

/** A skill one has: kept or not, how well, for how long. */
export function SkillRow({ skill, levels, error, typed }: SkillRowProps) {
  const words = useText(settingsText);
  const id = `field-years_${skill.skill_id}`;
  return (
    <div className={c.skill}>
      <label className={choice.choice}>
        <input type="hidden" name="shown" value={skill.skill_id} />
        <input type="checkbox" name="keep" value={skill.skill_id} defaultChecked aria-label={words.keep(skill.name)} />
        {skill.name}
      </label>
      <select
        name={`level_${skill.skill_id}`}
        className={control.control}
        aria-label={words.levelOf(skill.name)}
        defaultValue={skill.level}
      >
        {levels.map((level) => (
          <option key={level.value} value={level.value}>
            {level.label}
          </option>
        ))}
      </select>
      <input
        id={id}
        name={`years_${skill.skill_id}`}
        className={control.control}
        aria-label={words.yearsOf(skill.name)}
        placeholder={words.years}
        inputMode="numeric"
        defaultValue={typed ?? skill.years ?? ""}
        maxLength={2}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p id={`${id}-error`} className={field.error}>
          {error}
        </p>
      )}
    </div>
  );
}
