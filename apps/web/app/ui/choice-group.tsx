import { use } from "react";
import { FormReplyContext, useFieldState } from "../lib/form.ts";
import c from "./choice-group.module.css";
import { FieldGroup, type FieldProps } from "./field.tsx";
import type { Choice } from "./select.tsx";

interface ChoiceGroupProps extends FieldProps {
  readonly choices: readonly (Choice & { readonly icon?: React.ReactNode })[];
  /** One of them or any number of them. */
  readonly many?: boolean;
  readonly defaultValues?: readonly string[];
  /** `cards` gives each choice its own surface: for the few questions that decide a lot. */
  readonly look?: "list" | "columns" | "cards";
  readonly disabled?: boolean;
}

/** Radio buttons, or checkboxes with `many`. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { name, choices, many = false, defaultValues = [], look = "list", disabled = false, error, ...frame } = props;
  const state = useFieldState(name);
  const isAnswered = use(FormReplyContext) !== null;
  // Boxes that were sent without a tick are not in the reply at all.
  const chosen = state.values ?? (many && isAnswered ? [] : defaultValues);
  const shownError = error ?? state.error;
  const id = `field-${name}`;
  return (
    <FieldGroup {...frame} id={id} error={shownError}>
      <div className={c.choices} data-look={look} data-field={name}>
        {choices.map((choice, place) => (
          <label key={choice.value} className={c.choice}>
            <input
              type={many ? "checkbox" : "radio"}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              disabled={disabled}
              aria-invalid={shownError ? true : undefined}
              {...(place === 0 ? { id } : {})}
            />
            {choice.icon && <span className={c.icon}>{choice.icon}</span>}
            <span className={c.words}>
              <span className={c.label}>{choice.label}</span>
              {choice.help && <span className={c.help}>{choice.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
