import { useFieldState } from "../lib/form.ts";
import c from "./control.module.css";
import { FieldFrame, type FieldProps, fieldIds } from "./field.tsx";

interface TextAreaProps extends FieldProps {
  readonly defaultValue?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** What the browser may fill it with. */
  readonly autoComplete?: string;
  readonly disabled?: boolean;
}

/** Several lines; grows with what is typed. */
export function TextArea({ name, label, help, optional, error, hideLabel, defaultValue, ...native }: TextAreaProps) {
  const state = useFieldState(name);
  const shownError = error ?? state.error;
  const ids = fieldIds(name, Boolean(help), Boolean(shownError));
  return (
    <FieldFrame
      {...{ id: ids.id, label, help, optional: optional ?? false, error: shownError, hideLabel: hideLabel ?? false }}
    >
      <textarea
        {...ids}
        {...native}
        name={name}
        required={!optional}
        defaultValue={state.value ?? defaultValue}
        className={c.control}
      />
    </FieldFrame>
  );
}
