import { useFieldState } from "../lib/form.ts";
import c from "./control.module.css";
import { FieldFrame, type FieldProps, fieldIds } from "./field.tsx";

type Native = Pick<
  React.ComponentProps<"input">,
  | "type"
  | "autoComplete"
  | "inputMode"
  | "placeholder"
  | "maxLength"
  | "disabled"
  | "readOnly"
  | "autoFocus"
  | "spellCheck"
>;

export interface TextFieldProps extends FieldProps, Native {
  readonly defaultValue?: string | undefined;
  /** Stands before the typed text, inside the field: "@". */
  readonly prefix?: React.ReactNode;
  readonly suffix?: React.ReactNode;
}

/** One line of text. Give `autoComplete` wherever a token exists for it. */
export function TextField({
  name,
  label,
  help,
  optional,
  error,
  hideLabel,
  defaultValue,
  prefix,
  suffix,
  ...native
}: TextFieldProps) {
  const state = useFieldState(name);
  const shownError = error ?? state.error;
  const ids = fieldIds(name, Boolean(help), Boolean(shownError));
  const input = (
    <input
      {...ids}
      {...native}
      name={name}
      required={!optional}
      defaultValue={state.value ?? defaultValue}
      className={prefix || suffix ? undefined : c.control}
    />
  );
  return (
    <FieldFrame
      {...{ id: ids.id, label, help, optional: optional ?? false, error: shownError, hideLabel: hideLabel ?? false }}
    >
      {prefix || suffix ? (
        <div className={`${c.control} ${c.box}`} data-invalid={shownError ? true : undefined}>
          {prefix && <span className={c.affix}>{prefix}</span>}
          {input}
          {suffix && <span className={c.affix}>{suffix}</span>}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}
