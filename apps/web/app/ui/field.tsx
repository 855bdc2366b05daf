import { useText } from "../lib/text.ts";
import { formText } from "../messages/form.ts";
import c from "./field.module.css";

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: React.ReactNode;
  /** Said beside the label; everything else is required, so that required fields need no mark. */
  readonly optional?: boolean;
  /** Shown instead of the error that the last reply gave. */
  readonly error?: string | undefined;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
}

/** The ids that tie a control to its label, help and error. */
export function fieldIds(name: string, help: boolean, error: boolean) {
  const id = `field-${name}`;
  const describedBy = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return { id, "aria-describedby": describedBy || undefined, "aria-invalid": error || undefined };
}

interface FrameProps extends Omit<FieldProps, "name"> {
  readonly id: string;
  readonly children: React.ReactNode;
}

/** Label above, help below, error beside the field. */
export function FieldFrame({ id, label, help, optional, error, hideLabel, children }: FrameProps) {
  const words = useText(formText);
  return (
    <div className={c.field} data-error={error ? true : undefined}>
      <label htmlFor={id} className={hideLabel ? "vh" : c.label}>
        {label}
        {optional && <span className={c.optional}> {words.optional}</span>}
      </label>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}

/** A group of choices under one question. */
export function FieldGroup({ id, label, help, optional, error, hideLabel, children }: FrameProps) {
  const words = useText(formText);
  const notes = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <fieldset className={c.field} aria-describedby={notes || undefined} data-error={error ? true : undefined}>
      <legend className={hideLabel ? "vh" : c.label}>
        {label}
        {optional && <span className={c.optional}> {words.optional}</span>}
      </legend>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}

function FieldNotes({ id, help, error }: { id: string; help?: React.ReactNode; error?: string | undefined }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className={c.error}>
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className={c.help}>
          {help}
        </p>
      )}
    </>
  );
}
