// Finds the embedded database of a data folder for tools that work beside Kogi, whether it runs just now or not.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedDatabase } from "./launcher.ts";
import { chooseDataFolder, runAs } from "./place.ts";

export interface RunningDatabase {
  readonly connection: pg.ClientConfig;
  /** The folder that state really lives in. */
  readonly dataFolder: string;
  /** Stops the database when it ran for us alone. */
  stop(): Promise<void>;
}

/** Null when there is no database in this folder yet. */
export async function findRunningDatabase(wantedFolder: string): Promise<RunningDatabase | null> {
  const { folder } = chooseDataFolder(wantedFolder, await runAs());
  if (!existsSync(join(folder, "pg18"))) return null;
  const running = await readFile(join(folder, "pg18", "postmaster.pid"), "utf8").catch(() => null);
  // Lines 4 to 6 of PostgreSQL's own note: port, folder of the socket, address where there is no socket.
  const [port, socket, address] = running?.split("\n").slice(3, 6) ?? [];
  const connection = { host: socket || address, port: Number(port), user: "kogi", database: "kogi" };
  if (running && connection.host && (await answers(connection)))
    return { connection, dataFolder: folder, stop: async () => undefined };
  return startEmbeddedDatabase({ dataFolder: folder, durable: true, maxConnections: 10, sharedBuffersMb: 128 });
}

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
