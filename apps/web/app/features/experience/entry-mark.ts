import type { HistoryEntry } from "#api-schema/experience.ts";

/** Tells an entry from every other: where it stands may change in another window. */
export function entryMark({ title, organisation, from, to, description }: HistoryEntry): string {
  return JSON.stringify([title, organisation, from, to, description]);
}
