// The PostgreSQL that comes with Kogi is killed, as a machine short of memory does. There is nobody to start it again but
// Kogi itself.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chooseDataFolder, runAs } from "../apps/api/src/platform/db/embedded/place.ts";
import { startServer } from "../apps/api/test/journeys/server.ts";
import { arrive } from "../apps/api/test/journeys/traveller.ts";

const BACK_LIMIT_MS = 30_000;

/** What went wrong, one line each. */
export async function killEmbeddedDatabase(say: (line: string) => void): Promise<readonly string[]> {
  const server = await startServer();
  try {
    await arrive(server.origin, "Before", "client");
    const { folder } = chooseDataFolder(server.dataFolder, await runAs());
    const note = await readFile(join(folder, "pg18/postmaster.pid"), "utf8");
    process.kill(Number(note.split("\n")[0]), "SIGKILL");
    const startedMs = performance.now();
    while (!(await fetch(`${server.origin}/api/projects`)).ok) {
      if (performance.now() - startedMs > BACK_LIMIT_MS) return ["the database of its own was not started again"];
      await sleep(50);
    }
    await arrive(server.origin, "After", "client");
    say(`its own database killed: back after ${Math.round(performance.now() - startedMs)} ms`);
    return [];
  } finally {
    await server.stop();
  }
}
