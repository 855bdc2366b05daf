import { mkdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plant } from "../plant.ts";
import { readFreshness } from "./freshness.ts";

const FILES = ["a.ts", "b.ts"];

function built(): { root: string; state: () => string; write: (text: string, times?: Date) => void } {
  const root = plant({ "a.ts": "1", "b.ts": "2" });
  const mark = join(root, "build", "mark");
  readFreshness(root, FILES, mark).remember();
  return {
    root,
    state: () => readFreshness(root, FILES, mark).state,
    write(text, times) {
      writeFileSync(join(root, "a.ts"), text);
      if (times) utimesSync(join(root, "a.ts"), times, times);
    },
  };
}

test("what was built from these sources is fresh, also when a clone gave the files other times", () => {
  const { root, state } = built();
  expect(state()).toBe("fresh");
  utimesSync(join(root, "b.ts"), new Date(0), new Date(0));
  expect(state()).toBe("fresh");
});

test("a changed source makes it stale, also at the same length, and taking the change back makes it fresh", () => {
  const { root, state, write } = built();
  const before = statSync(join(root, "a.ts")).mtime;
  write("7", new Date(before.getTime() + 1_000));
  expect(state()).toBe("changed");
  write("1", new Date(before.getTime() + 2_000));
  expect(state()).toBe("fresh");
});

test("a source less, or a build that broke off half way, is not fresh", () => {
  const { root } = built();
  const mark = join(root, "build", "mark");
  expect(readFreshness(root, ["a.ts"], mark).state).toBe("changed");
  readFreshness(root, FILES, mark).forget();
  expect(readFreshness(root, FILES, mark).state).toBe("never built");
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(mark, '{"contents":');
  expect(readFreshness(root, FILES, mark).state).toBe("never built");
});
