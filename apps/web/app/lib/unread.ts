import { useSyncExternalStore } from "react";
import { useReader } from "./reader.ts";

/** A count that came live, and the page's data it is newer than. */
interface Told {
  readonly count: number;
  readonly after: string;
}

let told: Told | null = null;
const listeners = new Set<() => void>();

/** Says how many notifications are unread now; holds until the page's own data is newer. */
export function tellUnread(next: Told): void {
  told = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How many notifications this person has not read. */
export function useUnread(): number {
  const { viewer, now } = useReader();
  const live = useSyncExternalStore(
    subscribe,
    () => told,
    () => null,
  );
  return live?.after === now ? live.count : (viewer?.unreadNotifications ?? 0);
}
