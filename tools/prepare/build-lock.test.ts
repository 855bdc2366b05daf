import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { plant } from "../plant.ts";
import { takeBuildLock } from "./build-lock.ts";

const LOCK = pathToFileURL(join(import.meta.dirname, "build-lock.ts")).href;

// Notes when it begins and ends, and stays long enough in between that another one would come in.
const BUILD = `
  import { appendFileSync } from "node:fs";
  import { takeBuildLock } from ${JSON.stringify(LOCK)};
  const [root] = process.argv.slice(-1);
  const release = takeBuildLock(root, () => undefined);
  for (const word of ["begins", "ends"]) {
    appendFileSync(root + "/log", process.pid + " " + word + "\\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  release();
`;

async function buildAtOnce(root: string, count: number) {
  const builds = Array.from({ length: count }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", BUILD, "--", root]),
  );
  const exits = await Promise.all(builds.map((build) => once(build, "exit")));
  const log = readFileSync(join(root, "log"), "utf8").trim().split("\n");
  return { codes: exits.map(([code]) => Number(code)), log };
}

function expectOneByOne(log: readonly string[]): void {
  expect(log.map((line) => line.split(" ")[1])).toEqual(log.map((_, place) => (place % 2 === 0 ? "begins" : "ends")));
  for (const [place, line] of log.entries())
    if (place % 2 === 0) expect(log[place + 1]).toBe(line.replace("begins", "ends"));
}

test("builds that are asked for at once go one after the other", async () => {
  const root = plant({});
  const { codes, log } = await buildAtOnce(root, 3);
  expect(codes).toEqual([0, 0, 0]);
  expectOneByOne(log);
  expect(readdirSync(join(root, "build"))).toEqual([]);
});

test("the lock of a build that died is taken over, by one of those who wait", async () => {
  const { pid: dead } = spawnSync(process.execPath, ["-e", ""]);
  for (const owner of [`${dead}`, "no number"]) {
    const root = plant({ [`build/lock/${owner}`]: "" });
    const { codes, log } = await buildAtOnce(root, 3);
    expect(codes).toEqual([0, 0, 0]);
    expectOneByOne(log);
    expect(readdirSync(join(root, "build"))).toEqual([]);
  }
});

test("who has to wait is told for whom", () => {
  const root = plant({ [`build/lock/${process.ppid}`]: "" });
  let told = "";
  const wait = () =>
    takeBuildLock(root, (owner) => {
      told = owner;
      rmSync(join(root, "build/lock"), { recursive: true });
    });
  wait()();
  expect(told).toBe(String(process.ppid));
});
