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

/** Says that a refusal stands on the page, for as long as it does. Before anything that looks whether one does. */
export function useShownRefusal(): void {
  // The server renders no effects, and needs none of these.
  useLayoutEffect(() => {
    count(1);
    return () => count(-1);
  }, []);
}

/**
 * Whether a refusal stands on the page. To ask for the page's data anew would take it away, with what is wrong beside each
 * field: so whoever would like to waits until it was answered.
 */
export function useIsRefusalShown(): boolean {
  return useSyncExternalStore(subscribe, isRefusalShown, () => false);
}
