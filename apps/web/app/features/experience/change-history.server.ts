import type { HistoryEntry } from "#api-schema/experience.ts";
import { text, textOrNull } from "../../lib/form.server.ts";
import { entryMark } from "./entry-mark.ts";

/** The history after what a form asks for; null when the entry that it is about is not there any more as it was read. */
export function changedHistory(history: readonly HistoryEntry[], form: FormData): HistoryEntry[] | null {
  const intent = text(form, "intent");
  const mark = textOrNull(form, "entry");
  const place = history.findIndex((entry) => entryMark(entry) === mark);
  if (place < 0 && (mark !== null || intent !== "history")) return null;
  if (intent === "remove_history") return history.toSpliced(place, 1);
  if (intent === "history_up") return movedUp(history, place);
  const entry = {
    title: text(form, "title"),
    organisation: text(form, "organisation"),
    from: text(form, "from"),
    to: textOrNull(form, "to"),
    description: text(form, "description"),
  };
  return place < 0 ? [entry, ...history] : history.with(place, entry);
}

function movedUp(history: readonly HistoryEntry[], place: number): HistoryEntry[] {
  const [above, entry] = [history[place - 1], history[place]];
  return above && entry ? history.with(place - 1, entry).with(place, above) : [...history];
}
