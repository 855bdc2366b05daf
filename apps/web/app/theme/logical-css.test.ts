import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const app = join(import.meta.dirname, "..");
const PHYSICAL =
  /(?:^|[;{\s])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/;

/** The lines that would stay where they are when the page is mirrored for a language written from right to left. */
function physicalLines(css: string): string[] {
  return css.split("\n").filter((line) => PHYSICAL.test(line));
}

describe("styles for both directions of writing", () => {
  test("say start and end, never left and right", () => {
    const files = globSync("**/*.css", { cwd: app });
    expect(files.length).toBeGreaterThan(60);
    const found = files.flatMap((file) =>
      physicalLines(readFileSync(join(app, file), "utf8")).map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  test.each(["  margin-left: 4px;", "a { right: 0; }", "text-align: left;", "border-right-color: red;", "float:right"])(
    "a planted %s is found",
    (line) => {
      expect(physicalLines(line)).toEqual([line]);
    },
  );
});
