import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const run = (...args: string[]) => {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "run.ts"), ...args], {
    encoding: "utf8",
    timeout: 30_000,
  });
  return { status, told: stderr };
};

test.each(["x", "0", "-1", "1.5", "1e9", ""])("--times=%s plays nothing, so it is refused", (times) => {
  expect(run("race", `--times=${times}`)).toEqual({
    status: 2,
    told: `--times is "${times}"; give a whole number above 0.\n`,
  });
});

test("what is no run is refused with those that are", () => {
  const { status, told } = run("rush");
  expect(status).toBe(2);
  expect(told).toMatch(/^Say which: .*\bkill\b.*\brace\b/);
});
