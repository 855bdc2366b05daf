import { useLayoutEffect, useSyncExternalStore } from "react";

let shown = 0;
const listeners = new Set<() => void>();

function count(more: number): void {
  shown += more;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isRefusalShown = (): boolean => shown > 0;

/** Says that a form on the page was refused, for as long as it says why. Before anything that looks whether one was. */
export function useShownRefusal(ofForm: boolean): void {
  // The server renders no effects, and needs none of these.
  useLayoutEffect(() => {
    if (!ofForm) return;
    count(1);
    return () => count(-1);
  }, [ofForm]);
}

/**
 * Whether what somebody typed was refused, and waits to be put right. To ask for the page's data anew would take away what is
 * wrong beside each field: so whoever would like to waits until it is. A button that was refused waits for nothing.
 */
export function useIsRefusalShown(): boolean {
  return useSyncExternalStore(subscribe, isRefusalShown, () => false);
}
