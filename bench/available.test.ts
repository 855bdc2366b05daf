import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { availableBenches } from "./available.ts";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

test("every benchmark that verify runs and the documents name can be run by its name", () => {
  const [, verified = ""] = /args: \[\s*"bench\/run\.ts",([^\]]+)\]/.exec(read("tools/verify.ts")) ?? [];
  const told = ["README.md", "docs/performance.md", "CONTRIBUTING.md", "docs/operations.md"].flatMap((path) =>
    [...read(path).matchAll(/npm run bench -- ([a-z -]+)`/g)].flatMap(([, names = ""]) => names.split(" ")),
  );
  const named = [...[...verified.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name), ...told].filter(
    (name) => !name.startsWith("--"),
  );
  expect(named).toEqual(expect.arrayContaining(["ledger-batch", "live"]));
  expect(named.filter((name) => !availableBenches().includes(name))).toEqual([]);
});
