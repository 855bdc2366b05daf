import { expect, test } from "vitest";
import { draftKey, forgetDrafts, forgetDraftsOfOthers } from "./form-drafts.ts";

/** A tab's storage with drafts of two people and of nobody, and something that is no draft. */
function tab() {
  const values = new Map<string, string>([["react-router-scroll-positions", "{}"]]);
  for (const userId of ["ana", "anabel", undefined]) values.set(draftKey(userId, "portfolio-new"), `${userId}`);
  const storage: Storage = {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    key: (place) => [...values.keys()][place] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
  return { storage, left: () => [...values.values()] };
}

test("drafts of the same form are each person's own", () => {
  expect(tab().left()).toEqual(["{}", "ana", "anabel", "undefined"]);
});

test("who signs in finds nobody else's drafts, and their own from before their session ended", () => {
  const { storage, left } = tab();
  forgetDraftsOfOthers(storage, "ana");
  expect(left()).toEqual(["{}", "ana"]);
});

test("who signs out leaves no draft", () => {
  const { storage, left } = tab();
  forgetDrafts(storage);
  expect(left()).toEqual(["{}"]);
});
