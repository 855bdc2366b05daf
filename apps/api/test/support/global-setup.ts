// One database server for a whole test run: a throw-away cluster, or the server that TEST_DATABASE_URL names.
import { existsSync } from "node:fs";
import { access, chmod, constants, mkdtemp, readdir, readFile, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { buildApp } from "#app/app.ts";
import { startEmbeddedDatabase } from "#platform/db/embedded/launcher.ts";
import { readyCluster } from "#platform/db/embedded/server-process.ts";
import { migrationsHash } from "#platform/db/index.ts";
import { newToken } from "#platform/ids/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform } from "#platform/platform.ts";
import { PROJECT_FOLDER, testConfig } from "./settings.ts";

declare module "vitest" {
  interface ProvidedContext {
    testServer: { readonly connection: pg.ClientConfig; readonly template: string };
  }
}

const TEST_FOLDER = "kogi-test-";
const MEMORY = "/dev/shm";
const MEMORY_BYTES_LEAST = 6 * 1024 ** 3;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  // A run of its own beside others on one server: nobody drops what another clones.
  const hash = await migrationsHash(join(PROJECT_FOLDER, "db/migrations"));
  const template = `kogi_template_${hash}_${newToken(9)
    .replace(/[^A-Za-z0-9]/g, "")
    .toLowerCase()}`;
  await makeTemplate(server.connection, template);
  project.provide("testServer", { connection: server.connection, template });
  return async () => {
    await command(server.connection, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function startServer(): Promise<{ connection: pg.ClientConfig; stop: () => Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) {
    const parsed = new URL(url);
    const connection = {
      host: parsed.hostname,
      port: Number(parsed.port || 5432),
      user: decodeURIComponent(parsed.username),
      password: decodeURIComponent(parsed.password),
      database: parsed.pathname.slice(1) || "postgres",
    };
    return { connection, stop: async () => undefined };
  }
  const folder = await mkdtemp(join(await roomyFolder(), TEST_FOLDER));
  await chmod(folder, 0o755); // where root runs, the database's own user must come through
  const embedded = await startEmbeddedDatabase({
    dataFolder: folder,
    durable: false,
    maxConnections: 200,
    sharedBuffersMb: 128,
    ready: readyCluster(PROJECT_FOLDER),
  });
  const stop = async () => {
    await embedded.stop();
    await rm(embedded.dataFolder, { recursive: true, force: true }); // elsewhere than asked for, where root runs
    await rm(folder, { recursive: true, force: true });
  };
  return { connection: embedded.connection, stop };
}

/**
 * Memory, where there is plenty of it: a database made for each of three hundred files takes a disk between 0.1 and 1 s.
 * What a killed run left there is taken away first.
 */
async function roomyFolder(): Promise<string> {
  try {
    await access(MEMORY, constants.W_OK);
    for (const name of await readdir(MEMORY)) {
      if (!name.startsWith(TEST_FOLDER)) continue;
      const owner = Number(await readFile(join(MEMORY, name, "pg18/kogi.owner"), "utf8").catch(() => "0"));
      if (owner > 0 && !existsSync(`/proc/${owner}`)) await rm(join(MEMORY, name), { recursive: true, force: true });
    }
    const { bavail, bsize } = await statfs(MEMORY);
    return Math.min(bavail * bsize, process.availableMemory()) > MEMORY_BYTES_LEAST ? MEMORY : tmpdir();
  } catch {
    return tmpdir(); // another system, or not ours to write in
  }
}

async function command(connection: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The schema with its queues, made once a run, because the queues depend on the code: each test file clones it. */
async function makeTemplate(connection: pg.ClientConfig, template: string): Promise<void> {
  await command(connection, `create database ${template}`);
  const platform = await createPlatform(testConfig(), createLogger("silent"), {
    connection: { ...connection, database: template },
    poolSize: 2,
  });
  const app = await buildApp(platform);
  await app.start();
  await app.stop();
}
