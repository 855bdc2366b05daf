// How long the demo takes to be complete behind a first start, by the start's own words, and what it loads when multiplied.
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { untilDemoComplete } from "../apps/api/test/journeys/complete-demo.ts";
import { makeDataFolder, startServer } from "../apps/api/test/journeys/server.ts";
import { atMost, type Figure } from "./figures.ts";

const COMPLETE_LIMIT_S = 60;
const LOAD_LIMIT_S = 60;
const LOADED_ROWS = 100_000;
// Enough for more rows than that.
const SCALE = 100;
const PATIENCE_MS = 900_000;

/** `slower`: how many times as slow as the machine of the limits. */
export async function fillByDemo(slower: number): Promise<readonly Figure[]> {
  const dataFolder = await makeDataFolder();
  const server = await startServer({ dataFolder, keep: true, byNpm: true, environment: { KOGI_DEMO: "auto" } });
  try {
    const complete = await untilDemoComplete(server, PATIENCE_MS);
    const load = await secondsToLoad(dataFolder);
    return [
      { name: "demo complete", value: complete, unit: "s", target: atMost(COMPLETE_LIMIT_S * slower) },
      { name: "demo:load, 100,000 rows", value: load, unit: "s", target: atMost(LOAD_LIMIT_S * slower) },
    ];
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function secondsToLoad(dataFolder: string): Promise<number> {
  const command = join(import.meta.dirname, "../apps/api/src/cli/load-demo.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [command, "--scale", String(SCALE)], {
    env: { ...process.env, KOGI_DATA: dataFolder },
  });
  const [, rows = "0", seconds = "0"] = /^rows +(\d+) in ([\d.]+) s/m.exec(stdout) ?? [];
  if (Number(rows) < LOADED_ROWS) throw new Error(`fewer rows than the limit speaks of were loaded:\n${stdout}`);
  return (Number(seconds) * LOADED_ROWS) / Number(rows);
}
