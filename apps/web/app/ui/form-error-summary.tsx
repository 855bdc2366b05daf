import { useEffect, useRef, useState } from "react";
import type { FormReply } from "../lib/form.ts";
import { useShownRefusal } from "../lib/refusal-shown.ts";
import { useText } from "../lib/text.ts";
import { formText } from "../messages/form.ts";
import c from "./form-error-summary.module.css";
import { IconAlertTriangle } from "./icons.ts";

interface SummaryProps {
  readonly reply: FormReply;
  readonly form?: React.RefObject<HTMLFormElement | null>;
}

/** What is wrong, all at once, in the order of the fields; takes the focus, and each line leads to its field. */
export function FormErrorSummary({ reply, form }: SummaryProps) {
  const words = useText(formText);
  const box = useRef<HTMLDivElement>(null);
  useShownRefusal(form !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new refusal takes the focus again
  useEffect(() => box.current?.focus(), [reply]);
  const errors = Object.entries(reply.errors);
  const labels = useLabels(reply, form);
  const goToField = (event: React.MouseEvent, name: string) => {
    // What can be typed in or chosen, before what only holds it: stars are radio buttons in a box.
    const find = (what: string) => form?.current?.querySelector<HTMLElement>(what);
    const field =
      find(`[name="${CSS.escape(name)}"]:not([type="hidden"])`) ?? find(`[data-field="${CSS.escape(name)}"]`);
    if (!field) return;
    event.preventDefault();
    field.focus();
  };
  return (
    <div ref={box} className={c.summary} role="alert" tabIndex={-1}>
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <b>{reply.message ?? words.summary(errors.length)}</b>
        {errors.length > 0 && (
          <ul>
            {errors.map(([name, error]) => (
              <li key={name}>
                <a className="link" href={`#field-${name}`} onClick={(event) => goToField(event, name)}>
                  {labels[name] ? `${labels[name]}: ${error}` : error}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

// "Fill this in" says little away from its field. The labels stand in the form, so they are read from there.
function useLabels(reply: FormReply, form: SummaryProps["form"]): Readonly<Record<string, string>> {
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    const known = Object.keys(reply.errors).map((name) => {
      const group = form?.current?.querySelector(`#field-${CSS.escape(name)}`)?.closest("fieldset");
      const label = group ? group.querySelector("legend") : labelOf(form?.current, name);
      return [name, label?.firstChild?.textContent ?? ""];
    });
    setLabels(Object.fromEntries(known));
  }, [reply, form]);
  return labels;
}

function labelOf(form: HTMLFormElement | null | undefined, name: string): Element | null {
  return form?.querySelector(`label[for="field-${CSS.escape(name)}"]`) ?? null;
}
