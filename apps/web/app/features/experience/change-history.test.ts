import { expect, test } from "vitest";
import type { HistoryEntry } from "#api-schema/experience.ts";
import { changedHistory } from "./change-history.server.ts";
import { entryMark } from "./entry-mark.ts";

const entry = (title: string): HistoryEntry => ({
  title,
  organisation: "Hut",
  from: "2020-01",
  to: null,
  description: "",
});
const [a, b, c] = [entry("A"), entry("B"), entry("C")];

/** What a window sends that read the history A, B, C: about the entry that was third there. */
function about(read: HistoryEntry, intent: string): FormData {
  const form = new FormData();
  const typed = { title: "New", organisation: "Hut", from: "2020-01", to: "", description: "" };
  for (const [name, value] of Object.entries({ intent, entry: entryMark(read), ...typed })) form.set(name, value);
  return form;
}

const titles = (history: readonly HistoryEntry[] | null) => history?.map(({ title }) => title) ?? "stale";

test.each([
  ["as it was read", [a, b, c], { history: "ABNew", history_up: "ACB", remove_history: "AB" }],
  ["another entry went", [b, c], { history: "BNew", history_up: "CB", remove_history: "B" }],
  ["it moved to the top", [c, a, b], { history: "NewAB", history_up: "CAB", remove_history: "AB" }],
  ["there is another like it", [a, c, c], { history: "ANewC", history_up: "CAC", remove_history: "AC" }],
  ["it was changed or removed", [a, b], { history: "stale", history_up: "stale", remove_history: "stale" }],
] as const)("a form about an entry is about that entry wherever it stands now: %s", (_, now, expected) => {
  for (const [intent, left] of Object.entries(expected)) {
    const changed = titles(changedHistory(now, about(c, intent)));
    expect({ intent, left: Array.isArray(changed) ? changed.join("") : changed }).toEqual({ intent, left });
  }
});

test("a new entry stands first", () => {
  const form = about(c, "history");
  form.delete("entry");
  expect(titles(changedHistory([a, b], form))).toEqual(["New", "A", "B"]);
});
