import { type RefObject, useEffect, useRef } from "react";

// A control of a list is used, and the next page answers. It must stay the same element, or it loses the focus; so it is
// not made anew to show what the page says, but set.

/** A box that shows whether the page has it chosen, whatever was pressed meanwhile. */
export function useShownChoice(chosen: boolean): RefObject<HTMLInputElement | null> {
  const box = useRef<HTMLInputElement>(null);
  const shown = useRef(chosen);
  useEffect(() => {
    // What was pressed before the page came alive is left alone.
    if (box.current && shown.current !== chosen) box.current.checked = chosen;
    shown.current = chosen;
  }, [chosen]);
  return box;
}

/** A select that shows what the page is about; a line only while nobody writes in it. */
export function useShownValue<Control extends HTMLInputElement | HTMLSelectElement>(
  value: string,
): RefObject<Control | null> {
  const control = useRef<Control>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const { current } = control;
    const isFirst = shown.current === null;
    shown.current = value;
    if (!current || (current instanceof HTMLInputElement && current === document.activeElement)) return;
    // What was chosen before the page came alive is heard as it does.
    if (isFirst && current.value !== value) current.dispatchEvent(new Event("change", { bubbles: true }));
    else current.value = value;
  }, [value]);
  return control;
}
