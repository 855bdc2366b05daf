import { expect, test } from "vitest";
import { beginningOf } from "./beginning-of.ts";

test.each([
  ["a short one", 20, "a short one"],
  ["names, figures and dates are checked", 32, "names, figures and dates are…"],
  ["we look for three. Then more", 20, "we look for three…"],
  ["line one\nline two", 12, "line one…"],
  ["Donaudampfschiff", 8, "Donauda…"],
])("%j in %i characters begins %j", (text, most, beginning) => {
  expect(beginningOf(text, most)).toBe(beginning);
  expect(beginning.length).toBeLessThanOrEqual(most);
});
