// A PostgreSQL beside Kogi, on a disk so small that it can be filled, where this machine lets us have one.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "../apps/api/src/platform/db/embedded/launcher.ts";
import { openEvidence } from "./evidence.ts";

const run = promisify(execFile);
const DISK = "512m";
const FILL_LIMIT_MS = 60_000;
const CHUNK = Buffer.alloc(1_048_576);

export interface SmallDatabase {
  readonly folder: string;
  readonly url: string;
  /** False where no small disk could be mounted. */
  readonly small: boolean;
  start(): Promise<void>;
  /** SIGINT: in order, connections are ended. SIGQUIT: at once, as after a power cut. */
  stop(signal: "SIGINT" | "SIGQUIT" | "SIGKILL"): Promise<void>;
  /** Nothing is left on the disk: first for tables, then for the log too; a server that died of it is started again. */
  fillDisk(thenMs: number): Promise<void>;
  remove(): Promise<void>;
}

/** As DATABASE_URL names it. */
export function urlOf({ host, port, user, database }: EmbeddedDatabase["connection"]): string {
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(String(host))}&port=${port}`;
}

export async function startSmallDatabase(say: (line: string) => void): Promise<SmallDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "kogi-small-"));
  await chmod(folder, 0o755);
  const small = await mount(folder, say);
  let server = await launch(folder);
  const url = urlOf(server.connection);
  const cluster = join(folder, "pg18");

  async function start(): Promise<void> {
    server = await launch(folder);
  }
  async function stop(signal: NodeJS.Signals): Promise<void> {
    const pid = await pidOf(cluster);
    if (pid) process.kill(pid, signal);
    while (isThere(pid)) await sleep(20);
  }
  return {
    folder,
    url,
    small,
    start,
    stop,
    async fillDisk(thenMs) {
      const ballast = join(folder, "ballast");
      await fill(ballast);
      await sleep(thenMs);
      await untilLogIsFull(folder);
      await sleep(thenMs);
      await rm(ballast);
      // As whatever looks after a server would: one that could not recover on a full disk ends for good.
      await sleep(1_000);
      if (!isThere(await pidOf(cluster))) await start();
    },
    async remove() {
      await server.stop();
      if (small) await run("umount", [folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const launch = (folder: string): Promise<EmbeddedDatabase> =>
  startEmbeddedDatabase({ dataFolder: folder, durable: true, maxConnections: 60, sharedBuffersMb: 64 });

async function mount(folder: string, say: (line: string) => void): Promise<boolean> {
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${DISK},mode=755`, "tmpfs", folder]);
    return true;
  } catch (error) {
    say(`skipped: disk full: ${error instanceof Error ? error.message.trim() : String(error)}`);
    return false;
  }
}

async function pidOf(cluster: string): Promise<number> {
  return Number((await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0]);
}

function isThere(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Writes until the disk takes no more. */
async function fill(path: string): Promise<void> {
  const stream = createWriteStream(path);
  const full = once(stream, "error");
  // Ends with the error, which is what it waits for.
  full.catch(() => undefined);
  while (!stream.destroyed) {
    await new Promise<void>((resolve) => stream.write(CHUNK, () => resolve()));
  }
  await full;
}

/** The log's last segment is written full; PostgreSQL cannot make another, and ends. */
async function untilLogIsFull(folder: string): Promise<void> {
  const deadline = performance.now() + FILL_LIMIT_MS;
  try {
    const evidence = await openEvidence(folder);
    evidence.on("error", () => undefined);
    while (performance.now() < deadline)
      await evidence.query("select pg_logical_emit_message(true, 'ballast', repeat('x', 1000000))");
  } catch {
    return;
  }
  throw new Error("the disk is full and PostgreSQL writes on");
}
