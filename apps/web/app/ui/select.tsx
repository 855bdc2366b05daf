import { useFieldState } from "../lib/form.ts";
import c from "./control.module.css";
import { FieldFrame, type FieldProps, fieldIds } from "./field.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

interface SelectProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly defaultValue?: string | undefined;
  /** The line that stands for "nothing chosen yet". */
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly disabled?: boolean;
  readonly ref?: React.Ref<HTMLSelectElement>;
}

/** The browser's own select: right on a phone, searchable by typing, nothing to load. */
export function Select(props: SelectProps) {
  const { name, label, help, optional, error, hideLabel, choices, defaultValue, placeholder, ...native } = props;
  const state = useFieldState(name);
  const shownError = error ?? state.error;
  const ids = fieldIds(name, Boolean(help), Boolean(shownError));
  return (
    <FieldFrame
      {...{ id: ids.id, label, help, optional: optional ?? false, error: shownError, hideLabel: hideLabel ?? false }}
    >
      <select
        {...ids}
        {...native}
        name={name}
        required={!optional}
        defaultValue={state.value ?? defaultValue ?? ""}
        className={c.control}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
