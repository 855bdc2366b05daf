// What a form holds, as it waits in its tab, and how it comes back into the form's fields.
import { mayWaitInTab } from "./typed-in.ts";

/** A field as it was left: its name, what it held, and whether it was chosen. */
type Left = readonly [name: string, value: string, chosen: boolean];
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Everything that a form holds, in the order of its fields: not passwords, tax numbers, files and hidden fields without `data-kept`. */
export function leaveBehind(form: HTMLFormElement, key: string): void {
  const fields: Left[] = controls(form, true).map((control) => [control.name, control.value, isChosen(control)]);
  sessionStorage.setItem(key, JSON.stringify(fields));
}

export function leftBehind(key: string): readonly Left[] | null {
  const saved = sessionStorage.getItem(key);
  return saved === null ? null : (JSON.parse(saved) as Left[]); // written by `leaveBehind`, in this tab only
}

/** Fills in again what nobody has touched since the page came; true if that changed anything. */
export function bringBack(form: HTMLFormElement, left: readonly Left[]): boolean {
  const places = new Map<string, number>();
  let changed = false;
  for (const control of controls(form, false)) {
    const same = left.filter(([name]) => name === control.name);
    const place = places.get(control.name) ?? 0;
    places.set(control.name, place + 1);
    if (!putBack(control, same, place)) continue;
    changed = true;
    control.dispatchEvent(new Event("draftrestored", { bubbles: true }));
  }
  return changed;
}

/** Whether the draft has fields that the form has not, or more of a name: rows that were added. */
export function lacksFields(form: HTMLFormElement, left: readonly Left[]): boolean {
  const there = controls(form, true);
  const count = (name: string) => left.filter(([one]) => one === name).length;
  return left.some(([name]) => count(name) > there.filter((control) => control.name === name).length);
}

/** Whether a field holds something else than the page gave it. */
export function isTouched(form: HTMLFormElement): boolean {
  return controls(form, false).some((control) =>
    isChoice(control) ? control.checked !== control.defaultChecked : control.value !== defaultOf(control),
  );
}

function putBack(control: Control, same: readonly Left[], place: number): boolean {
  if (isChoice(control)) {
    const match = same.find(([, value]) => value === control.value);
    if (!match || control.checked !== control.defaultChecked || control.checked === match[2]) return false;
    control.checked = match[2];
    return true;
  }
  const value = same[place]?.[1];
  if (value === undefined || value === control.value || control.value !== defaultOf(control)) return false;
  control.value = value;
  return true;
}

function controls(form: HTMLFormElement, withKept: boolean): Control[] {
  const isOne = (element: Element): element is Control =>
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement &&
      (element.type === "hidden"
        ? withKept && element.dataset.kept !== undefined
        : !["password", "file", "submit"].includes(element.type)));
  return [...form.elements].filter(isOne).filter(({ name }) => name !== "" && mayWaitInTab(name));
}

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type);

const isChosen = (control: Control): boolean => isChoice(control) && control.checked;

function defaultOf(control: Control): string {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}
