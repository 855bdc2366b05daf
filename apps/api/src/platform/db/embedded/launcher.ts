// The embedded database, from nothing to a connection that answers.
import type { ChildProcess } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { keepRunning } from "./keep-running.ts";
import { DATABASE_USER } from "./make-cluster.ts";
import { type DatabaseProcess, type EmbeddedSettings, spawnDatabase } from "./server-process.ts";

export interface EmbeddedDatabase {
  readonly connection: pg.ClientConfig;
  /** The folder that is really used, and whether it differs from the one asked for. */
  readonly dataFolder: string;
  readonly moved: boolean;
  stop(): Promise<void>;
}

const DATABASE = "kogi";
const READY_TIMEOUT_MS = 30_000;
const RETRY_MAX_MS = 40;
const NO_SUCH_DATABASE = "3D000";

export async function startEmbeddedDatabase(settings: EmbeddedSettings): Promise<EmbeddedDatabase> {
  return untilReady(await spawnDatabase(settings));
}

/**
 * Resolves when the server that was spawned answers and has our database. With `onRestart` it is started again when it
 * ends by itself, and that is told each time; without, it stays down.
 */
export async function untilReady(server: DatabaseProcess, onRestart?: () => void): Promise<EmbeddedDatabase> {
  const connection: pg.ClientConfig = { ...server.address, user: DATABASE_USER, database: DATABASE, ssl: false };
  await waitForAnswer(server, connection);
  const kept = onRestart ? keepRunning(server, onRestart) : { release: () => server.child };
  return {
    connection,
    dataFolder: server.dataFolder,
    moved: server.moved,
    stop: () => stopServer(kept.release(), server.cluster),
  };
}

async function waitForAnswer({ child, cluster }: DatabaseProcess, connection: pg.ClientConfig): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  for (let waitMs = 10; ; waitMs = Math.min(waitMs * 1.5, RETRY_MAX_MS)) {
    if (child.exitCode !== null || child.signalCode !== null) {
      const log = await readFile(join(cluster, "..", "postgres.log"), "utf8").catch(() => "");
      throw new Error(`the embedded database did not start:\n${log.split("\n").slice(-8).join("\n")}`);
    }
    try {
      await connectOnce(connection);
      await writeFile(join(cluster, "kogi.owner"), String(process.pid)).catch(() => undefined);
      return;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === NO_SUCH_DATABASE) await makeDatabase(connection);
      else if (performance.now() > deadline) throw error;
      else await sleep(waitMs);
    }
  }
}

async function connectOnce(connection: pg.ClientConfig, statement?: string): Promise<void> {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    if (statement) await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const makeDatabase = (connection: pg.ClientConfig): Promise<void> =>
  connectOnce({ ...connection, database: "postgres" }, `create database ${DATABASE}`);

async function stopServer(child: ChildProcess, cluster: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.stdio[3]?.destroy(); // breaks the pipe: the watcher asks for a fast shutdown
  if (process.platform === "win32") child.kill();
  await ended;
  await rm(join(cluster, "kogi.owner"), { force: true });
}
