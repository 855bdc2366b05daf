import type { UserView } from "#api-schema/users.ts";
import { useFieldState } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import control from "../../ui/control.module.css";
import { FieldGroup } from "../../ui/field.tsx";
import { IconPlus } from "../../ui/icons.ts";
import type { Choice } from "../../ui/select.tsx";
import c from "./rows.module.css";
import { useRows } from "./use-rows.ts";

const levels = ["basic", "conversational", "fluent", "native"] as const;
const LANGUAGES_MAX = 20;

interface LanguageRowsProps {
  readonly spoken: UserView["languages"];
  readonly languages: readonly Choice[];
}

/** One row a language, and an empty one for the next. */
export function LanguageRows({ spoken, languages }: LanguageRowsProps) {
  const words = useText(settingsText);
  const codes = useFieldState("language_code");
  const given = useFieldState("language_level");
  const known = codes.values ? codes.values.map((code, row) => ({ code, level: given.values?.[row] ?? "" })) : spoken;
  const { box, rows, add } = useRows<{ readonly code: string; readonly level: string }>(known, {
    empty: { code: "", level: "conversational" },
    max: LANGUAGES_MAX,
    name: "language_code",
  });
  return (
    <FieldGroup id="field-language_code" label={words.languages} error={codes.error} optional>
      <div ref={box} className={c.rows}>
        {rows.map(({ place, row }) => (
          <div key={place} className={c.row}>
            <select
              name="language_code"
              className={control.control}
              aria-label={words.language}
              defaultValue={row.code}
            >
              <option value="">{words.noLanguage}</option>
              {languages.map((language) => (
                <option key={language.value} value={language.value}>
                  {language.label}
                </option>
              ))}
            </select>
            <select
              name="language_level"
              className={control.control}
              aria-label={words.languageLevel}
              defaultValue={row.level}
            >
              {levels.map((level) => (
                <option key={level} value={level}>
                  {words.languageLevels[level]}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      {add && (
        <div>
          <Button kind="secondary" size="sm" type="button" icon={<IconPlus aria-hidden />} onClick={add}>
            {words.addLanguage}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}
