import { use, useEffect, useRef, useState } from "react";
import { DraftContext } from "../../lib/use-draft.ts";
import { useHydrated } from "../../ui/use-hydrated.ts";

/**
 * Rows of a form: those that are filled, and an empty one for the next, which is all there is without JavaScript. A row
 * stays in its place, whatever is typed into it; who empties one takes it out. A draft brings back as many as it had of
 * the field called `name`.
 */
export function useRows<Row>(filled: readonly Row[], { empty, max, name }: { empty: Row; max: number; name: string }) {
  const hydrated = useHydrated();
  const box = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(Math.min(filled.length + 1, max));
  const { kept } = use(DraftContext);
  const told = useRef(count);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the page comes alive
  useEffect(() => setCount(Math.min(Math.max(count, kept(name)?.length ?? 0), max)), []);
  useEffect(() => {
    if (told.current === count) return;
    told.current = count;
    box.current?.dispatchEvent(new Event("rowschanged", { bubbles: true }));
  }, [count]);
  return {
    box,
    rows: Array.from({ length: count }, (_, place) => ({ place, row: filled[place] ?? empty })),
    /** Null without JavaScript, and where no more are taken. */
    add:
      hydrated && count < max
        ? () => {
            setCount(count + 1);
            requestAnimationFrame(() =>
              box.current?.lastElementChild?.querySelector<HTMLElement>("input, select")?.focus(),
            );
          }
        : null,
  };
}
