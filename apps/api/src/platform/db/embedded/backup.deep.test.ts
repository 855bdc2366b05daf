import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gatewayPending, wallet } from "#modules/payments/ledger/account-keys.ts";
import { postJournal } from "#modules/payments/ledger/post-journal.ts";
import { createClock } from "#platform/clock/index.ts";
import { createInTransaction, type Database, migrate, openDatabase } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { NOON, transfer } from "#test/ledger.ts";
import { PROJECT_FOLDER } from "#test/settings.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { takeBackup } from "./backup.ts";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "./launcher.ts";
import { restoreBackup } from "./restore.ts";

const WRITERS = 4;
let folder: string;
let original: EmbeddedDatabase;
let database: Database;

const start = (dataFolder: string) =>
  startEmbeddedDatabase({ dataFolder, durable: true, maxConnections: 20, sharedBuffersMb: 16 });
const open = (running: EmbeddedDatabase, poolSize: number) =>
  openDatabase({ connection: running.connection, poolSize, role: null, log: createLogger("silent") });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kogi-backup-"));
  original = await start(join(folder, "first"));
  await migrate(original.connection, join(PROJECT_FOLDER, "db/migrations"));
  await mkdir(join(original.dataFolder, "files", "originals"), { recursive: true });
  await writeFile(join(original.dataFolder, "files", "originals", "picture"), "of a lamp");
  await writeFile(join(original.dataFolder, "secret"), "kept");
  database = open(original, WRITERS);
});
afterAll(async () => {
  await database.close();
  await original.stop();
  await rm(folder, { recursive: true, force: true });
});

test("a backup taken while people pay holds everything acknowledged before, nothing by halves, and opens elsewhere", async () => {
  const inTransaction = createInTransaction(database.db);
  const payer = gatewayPending("sandbox", "EUR");
  const acknowledged: string[] = [];
  let stopped = false;
  const write = async (): Promise<void> => {
    while (!stopped) {
      const journal = transfer(payer, wallet(newId(), "EUR"), 100);
      await inTransaction((tx) => postJournal(tx, journal, NOON));
      acknowledged.push(journal.reference);
    }
  };
  const writers = Array.from({ length: WRITERS }, write);
  while (acknowledged.length < 20) await inTransaction(async () => undefined);
  const before = [...acknowledged];
  const backup = join(folder, "backup");
  await takeBackup(original, backup, createClock().now());
  stopped = true;
  await Promise.all(writers);
  expect(acknowledged.length).toBeGreaterThan(before.length);

  const data = await restoreBackup(backup, join(folder, "second"));
  const running = await start(data);
  const restored = open(running, 2);
  const kept = await restored.db.selectFrom("payments.journals").select("reference").execute();
  const references = new Set(kept.map((row) => row.reference));
  expect(before.filter((reference) => !references.has(reference))).toEqual([]);
  expect(await runChecks(restored.db)).toEqual([]);
  // Its numbers go on: a posting after the restore is a new one.
  const next = transfer(payer, wallet(newId(), "EUR"), 100);
  expect((await createInTransaction(restored.db)((tx) => postJournal(tx, next, NOON))).isNew).toBe(true);
  await restored.close();
  await running.stop();
  expect(await readFile(join(data, "files", "originals", "picture"), "utf8")).toBe("of a lamp");
  expect(await readFile(join(data, "secret"), "utf8")).toBe("kept");
}, 120_000);

test("a restore never overwrites, and half a backup is none", async () => {
  await expect(restoreBackup(join(folder, "backup"), join(folder, "second"))).rejects.toThrow(/is there already/);
  await rm(join(folder, "backup", "backup.json"));
  await expect(restoreBackup(join(folder, "backup"), join(folder, "third"))).rejects.toThrow(/no whole backup/);
  expect(existsSync(join(folder, "third"))).toBe(false);
});
