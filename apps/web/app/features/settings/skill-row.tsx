import type { Static } from "typebox";
import type { UserSkillView } from "#api-schema/skill-views.ts";
import type { FormReply } from "../../lib/form.ts";
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
  readonly reply: FormReply | undefined;
}

/** A skill one has: kept or not, how well, for how long. */
export function SkillRow({ skill, levels, reply }: SkillRowProps) {
  const words = useText(settingsText);
  const years = `years_${skill.skill_id}`;
  const id = `field-${years}`;
  const error = reply?.errors[years];
  const typed = (name: string) => reply?.values[name]?.[0];
  // Of what another window added the form knew nothing.
  const wasShown = reply?.values.shown?.includes(skill.skill_id) ?? false;
  return (
    <div className={c.skill}>
      <label className={choice.choice}>
        <input type="hidden" name="shown" value={skill.skill_id} />
        <input
          type="checkbox"
          name="keep"
          value={skill.skill_id}
          defaultChecked={!wasShown || reply?.values.keep?.includes(skill.skill_id)}
          aria-label={words.keep(skill.name)}
        />
        {skill.name}
      </label>
      <select
        name={`level_${skill.skill_id}`}
        className={control.control}
        aria-label={words.levelOf(skill.name)}
        defaultValue={typed(`level_${skill.skill_id}`) ?? skill.level}
      >
        {levels.map((level) => (
          <option key={level.value} value={level.value}>
            {level.label}
          </option>
        ))}
      </select>
      <input
        id={id}
        name={years}
        className={control.control}
        aria-label={words.yearsOf(skill.name)}
        placeholder={words.years}
        inputMode="numeric"
        defaultValue={typed(years) ?? skill.years ?? ""}
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
