import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

/** What draws nothing by itself, and why. */
const drawsNothing: Readonly<Record<string, string>> = {
  "default-button.tsx": "presses what is there already",
  "field.tsx": "the frame of every field",
  "focus-on-show.tsx": "only takes the focus",
};

test("the design system's page shows every component", () => {
  const page = join(import.meta.dirname, "..");
  const sources = globSync("**/*.tsx", { cwd: page }).map((file) => readFileSync(join(page, file), "utf8"));
  const isShown = (file: string) => sources.some((source) => source.includes(`/ui/${file}"`));
  const components = globSync("*.tsx", { cwd: join(page, "../../ui") }).map((file) => basename(file));
  expect(components.length).toBeGreaterThan(60);
  expect(components.filter((file) => !isShown(file)).toSorted()).toEqual(Object.keys(drawsNothing));
});
