import { use } from "react";
import { FormReplyContext, useFieldState } from "../lib/form.ts";
import c from "./choice-group.module.css";
import f from "./field.module.css";

interface CheckboxProps {
  readonly name: string;
  readonly label: React.ReactNode;
  readonly help?: string;
  readonly defaultChecked?: boolean;
  readonly disabled?: boolean;
}

/** One yes-or-no answer. Sends "yes" or nothing. */
export function Checkbox({ name, label, help, defaultChecked = false, disabled = false }: CheckboxProps) {
  const { value, error } = useFieldState(name);
  // A box that was sent without a tick is not in the reply at all.
  const isAnswered = use(FormReplyContext) !== null;
  const id = `field-${name}`;
  return (
    <div className={f.field}>
      <label className={c.choice} htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          value="yes"
          defaultChecked={isAnswered ? value === "yes" : defaultChecked}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span className={c.words}>
          <span>{label}</span>
          {help && <span className={c.help}>{help}</span>}
        </span>
      </label>
      {error && (
        <p id={`${id}-error`} className={f.error}>
          {error}
        </p>
      )}
    </div>
  );
}
