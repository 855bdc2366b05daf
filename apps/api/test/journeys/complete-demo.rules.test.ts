import { expect, test } from "vitest";
import { untilDemoComplete } from "./complete-demo.ts";

const BEGUN = "Kogi is ready in 900 ms.\n  demo      10 % (people)\n  demo      20 % (projects)\n";

const wait = (said: string, exitCode: number | null = null) =>
  untilDemoComplete({ output: () => BEGUN + said, process: { exitCode } }, 300);

test("the seconds are the server's own", async () => {
  expect(await wait("  demo      complete after 57 s\n")).toBe(57);
});

test.each([
  ['{"level":50,"msg":"the demo content is not complete; the next start goes on with it"}\n', null, /was given up/],
  ["", null, /not complete after 0\.3 s \(demo +20 % \(projects\)\)/],
  ["", 1, /the server ended before its demo/],
])("a demo that is not completed is told from one that is: %j, exit %s", async (said, exitCode, sentence) => {
  await expect(wait(said, exitCode)).rejects.toThrow(sentence);
});
