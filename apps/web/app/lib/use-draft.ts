import { useEffect } from "react";
import { draftKey } from "./form-drafts.ts";
import { useReader } from "./reader.ts";

/**
 * Keeps what is typed into a form in this tab until it has been sent and taken: a reload, a lost connection or an
 * expired session loses nothing. Whoever signs in next finds none of it. Passwords, files and hidden fields are never kept.
 */
export function useDraft(form: React.RefObject<HTMLFormElement | null>, name: string | undefined): void {
  const userId = useReader().viewer?.userId;
  useEffect(() => {
    const element = form.current;
    if (!element || name === undefined) return;
    const key = draftKey(userId, name);
    restore(element, sessionStorage.getItem(key));
    const keep = () => sessionStorage.setItem(key, JSON.stringify(typedValues(element)));
    element.addEventListener("input", keep);
    return () => element.removeEventListener("input", keep);
  }, [form, name, userId]);
}

/** To be called once the thing exists: its form starts empty next time. */
export function useForgetDraft(name: string): void {
  const userId = useReader().viewer?.userId;
  useEffect(() => sessionStorage.removeItem(draftKey(userId, name)), [name, userId]);
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controls(form: HTMLFormElement): Control[] {
  const kept = (element: Element): element is Control =>
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && !["hidden", "password", "file", "submit"].includes(element.type));
  return [...form.elements].filter(kept).filter((element) => element.name !== "");
}

function typedValues(form: HTMLFormElement): [string, string, boolean][] {
  return controls(form).map((control) => [control.name, control.value, isChosen(control)]);
}

// Only fields that the server left empty are filled in: what it sent back is newer than the draft.
function restore(form: HTMLFormElement, saved: string | null): void {
  if (saved === null) return;
  const values = JSON.parse(saved) as [string, string, boolean][]; // written by `typedValues`, in this tab only
  for (const control of controls(form)) {
    const same = values.filter(([name]) => name === control.name);
    if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type)) {
      const match = same.find(([, value]) => value === control.value);
      if (match) control.checked = match[2];
    } else if (same[0] && control.value === "") {
      control.value = same[0][1];
      control.dispatchEvent(new Event("draftrestored", { bubbles: true }));
    }
  }
}

function isChosen(control: Control): boolean {
  return control instanceof HTMLInputElement && control.checked;
}
