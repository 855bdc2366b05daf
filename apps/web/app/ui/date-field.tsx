import { useFieldState } from "../lib/form.ts";
import c from "./control.module.css";
import d from "./date-field.module.css";
import { FieldFrame, type FieldProps, fieldIds } from "./field.tsx";

interface DateFieldProps extends FieldProps {
  /** Days as YYYY-MM-DD. */
  readonly defaultValue?: string | undefined;
  readonly min?: string;
  readonly max?: string;
  /** What the browser may fill it with. */
  readonly autoComplete?: string;
  readonly disabled?: boolean;
}

/** A calendar day, with the browser's own calendar: it speaks the reader's language and works on a phone. */
export function DateField({ name, label, help, optional, error, hideLabel, defaultValue, ...native }: DateFieldProps) {
  const state = useFieldState(name);
  const shownError = error ?? state.error;
  const ids = fieldIds(name, Boolean(help), Boolean(shownError));
  return (
    <FieldFrame
      {...{ id: ids.id, label, help, optional: optional ?? false, error: shownError, hideLabel: hideLabel ?? false }}
    >
      <input
        {...ids}
        {...native}
        type="date"
        name={name}
        required={!optional}
        defaultValue={state.value ?? defaultValue}
        className={`${c.control} ${d.date}`}
      />
    </FieldFrame>
  );
}
