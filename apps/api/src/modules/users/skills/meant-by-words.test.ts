import { expect, test } from "vitest";
import { world } from "#test/world.ts";
import { meantByWords } from "./meant-by-words.ts";

const kogi = world();

test("two letters mean the skills that have them as a word", async () => {
  const slugs = (await meantByWords(kogi.platform, "UX")).skills.map(({ slug }) => slug);
  expect(slugs).toContain("ux-writing");
  expect(slugs).not.toContain("linux-administration");
});
