import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkPaths } from "./paths.ts";
import { plant, repositoryRoot } from "./plant.ts";
import { formatProblem } from "./report.ts";

function problemsOf(line: string): string {
  const root = plant({ "a.md": `fine\n${line.replace("ROOT", repositoryRoot)}\n` });
  return checkPaths(root, ["a.md"]).problems.map(formatProblem).join("\n");
}

test.each([
  [join(homedir(), "notes.txt"), /a.md:2 {2}names a place on this machine/],
  ["/home/ada/kogi/data", /somebody's home/],
  ["C:\\Users\\ada", /somebody's home/],
  ["https://registry.npmjs.org/pg", /package registry/],
  ["https://files.example/artifactory/npm", /package registry/],
])("%s is refused", (line, expected) => {
  expect(problemsOf(line)).toMatch(expected);
});

test("the checkout's own path is refused, and what lies beside it", () => {
  const root = plant({ "a.md": "" });
  const beside = plant({ "b.md": "" });
  const naming = plant({ "a.md": `see ${root}/a.md`, "b.md": `see ${beside}`, "c.md": "nothing" });
  expect(checkPaths(naming, ["a.md", "b.md", "c.md"]).problems).toHaveLength(2);
});

test("addresses within the product are no machine's paths", () => {
  expect(problemsOf('href="/home/settings" src/root/app.ts ./work/x https://example.org/home/ada/x')).toBe("");
});

test("the guard sees every file that git would take", () => {
  expect(checkPaths(repositoryRoot).seen).toBeGreaterThan(150);
});
