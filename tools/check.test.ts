import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runCheck } from "./check-run.ts";
import { repositoryRoot } from "./plant.ts";

let printed: string[] = [];

beforeEach(() => {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const report = { passed: true, seen: 10, seenWhat: "files", output: "" };

test("a check that passes and saw enough is one line", async () => {
  expect(await runCheck({ name: "sizes", floor: 10, run: async () => report })).toBe(true);
  expect(printed.join("\n")).toMatch(/^ok +sizes +\d+\.\d s {2}10 files$/);
});

test("a check that passes but saw too little fails", async () => {
  expect(await runCheck({ name: "sizes", floor: 11, run: async () => report })).toBe(false);
  expect(printed.join("\n")).toMatch(/FAIL sizes[\s\S]*saw only 10, expected at least 11/);
});

test("a check that finds something prints it and fails", async () => {
  const run = async () => ({ ...report, passed: false, output: "a.ts:3  is wrong" });
  expect(await runCheck({ name: "sizes", floor: 1, run })).toBe(false);
  expect(printed.join("\n")).toMatch(/FAIL sizes[\s\S]*a\.ts:3 {2}is wrong/);
});

test("a check that breaks fails", async () => {
  const run = async () => Promise.reject(new Error("no such program"));
  expect(await runCheck({ name: "sizes", floor: 0, run })).toBe(false);
  expect(printed.join("\n")).toMatch(/no such program/);
});

test("a name that is no check is told, with those there are", () => {
  const run = spawnSync(process.execPath, [join(repositoryRoot, "tools/check.ts"), "nonsense"], { encoding: "utf8" });
  expect(run.stdout).toMatch(/no such check: nonsense; there are: types, lint/);
  expect(run.status).toBe(2);
});
