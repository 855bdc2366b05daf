import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findFfmpeg } from "#platform/config/find-ffmpeg.ts";
import { fakeFfmpeg } from "#test/ffmpeg.ts";
import { drawWithFfmpeg } from "./run-ffmpeg.ts";

const stream = { format: "h264", content: Buffer.alloc(200_000, 7) } as const;
const folders = process.env.PATH ?? null;

async function run(script: string, limitMs?: number): Promise<Buffer | null> {
  const ffmpeg = findFfmpeg({ named: await fakeFfmpeg(script), folders }, []);
  if (!ffmpeg) throw new Error("the script can be run");
  return drawWithFfmpeg(ffmpeg, stream, limitMs);
}

/** A process that ended and that nobody asked for yet still has its number: then it has no memory. */
async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(await readFile(`/proc/${pid}/status`, "utf8").catch(() => "State: R"));
  } catch {
    return false;
  }
}

test("a decoder has the frame by its input, and what it says is the picture", async () => {
  expect((await run("exec /bin/cat"))?.equals(stream.content)).toBe(true);
});

test("it is told no file, no address and no word of the film's, and knows nothing of where it runs", async () => {
  const said = (await run('echo "$@"; /usr/bin/env'))?.toString() ?? "";
  expect(said).toContain("-protocol_whitelist pipe -f h264 -i pipe:0");
  expect(said).not.toMatch(/HOME=|KOGI|SECRET|DATABASE/);
});

test.each([
  ["hangs", "exec /bin/sleep 60"],
  ["never stops talking", "exec /bin/cat /dev/zero"],
  ["is ended by a signal", "kill -9 $$"],
  ["fails", "/bin/cat; exit 1"],
  ["says nothing", "exit 0"],
])("one that %s costs the picture", async (_does, script) => {
  const before = performance.now();
  expect(await run(script, 1_500)).toBe(null);
  expect(performance.now() - before).toBeLessThan(15_000);
});

test("what a script began ends with it", async () => {
  const noted = join(await mkdtemp(join(tmpdir(), "kogi-ffmpeg-")), "pid");
  // Without limits, or it could not write that down.
  const path = await fakeFfmpeg(`/bin/sleep 60 & echo $! > ${noted}; wait; :`);
  expect(await drawWithFfmpeg({ path, prlimit: null }, stream, 1_500)).toBe(null);
  const pid = Number(await readFile(noted, "utf8"));
  expect(pid).toBeGreaterThan(1);
  await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
});

test("one that is not there any more, or not what it begins, says nothing of the film: it is tried again", async () => {
  await expect(drawWithFfmpeg({ path: "/nowhere/ffmpeg", prlimit: null }, stream)).rejects.toThrow("ENOENT");
  await expect(run("exec /nowhere/ffmpeg")).rejects.toThrow("could not be begun");
});

test.runIf(process.platform === "linux")("it can write no file", async () => {
  expect((await run('echo mine > "$0.txt"; /bin/cat "$0.txt"'))?.toString() ?? "").not.toContain("mine");
});
