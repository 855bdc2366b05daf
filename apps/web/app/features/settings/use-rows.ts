import { useRef, useState } from "react";
import { useHydrated } from "../../ui/use-hydrated.ts";

/**
 * Rows of a form: those that are filled, and an empty one for the next, which is all there is without JavaScript. A row
 * stays in its place, whatever is typed into it; who empties one takes it out.
 */
export function useRows<Row>(filled: readonly Row[], { empty, max }: { empty: Row; max: number }) {
  const hydrated = useHydrated();
  const box = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(Math.min(filled.length + 1, max));
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
