// Whether this start should fill Kogi with the demo, and the process that does it.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Platform } from "#platform/platform.ts";
import type { Progress } from "./play.ts";
import { hashSeeds, noteBeginning, readDemo } from "./progress.ts";
import { readSeeds, seedsFolder } from "./seeds.ts";

/**
 * The instant that the demo to be made (or gone on with) ends with; null when there is nothing to do. `auto` and `on`
 * begin only while nobody has an account here: filling twice would make everybody twice. Who asked for it hears of that.
 */
export async function beginDemo({ config, owner, db, inTransaction, clock, log }: Platform): Promise<Date | null> {
  if (config.demo === "off") return null;
  const begun = await readDemo(db);
  if (begun?.finished) return null;
  const { rows } = await owner((client) =>
    client.query<{ empty: boolean }>("select not exists (select from auth.accounts) as empty"),
  );
  if (!begun && !rows[0]?.empty) {
    if (config.demo === "on")
      log.warn("KOGI_DEMO is on, and people have accounts here: the demo is made in an empty Kogi alone, so it is not");
    return null;
  }
  const seedsHash = hashSeeds(await readSeeds(seedsFolder(config.projectFolder)));
  if (begun && begun.seedsHash !== seedsHash) {
    log.warn("the demo content was begun by another version of Kogi and stays as far as it came");
    return null;
  }
  await noteBeginning(inTransaction, seedsHash, clock.now());
  return (await readDemo(db))?.endsAt ?? null;
}

/** Resolves when the demo is there. Rejects with what went wrong: Kogi runs all the same, and the next start goes on. */
export async function playDemoAside(platform: Platform, tell: (progress: Progress) => void): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../demo-player.ts")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      // The queue's own connections read this: see `manyWrites`.
      PGOPTIONS: "-c synchronous_commit=off",
      KOGI_DATA: platform.dataFolder,
      KOGI_DEMO_DATABASE: JSON.stringify(platform.connection),
    },
  });
  let errors = "";
  child.stderr.on("data", (piece) => (errors += String(piece)));
  // Every line of its output is a Progress (demo-player.ts).
  createInterface({ input: child.stdout }).on("line", (line) => tell(JSON.parse(line) as Progress));
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the demo was not finished:\n${errors}`))));
  });
}
