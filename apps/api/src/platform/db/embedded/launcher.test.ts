import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { PROJECT_FOLDER } from "#test/settings.ts";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "./launcher.ts";
import { keepAsReady } from "./make-cluster.ts";
import { refuseSecondServer } from "./server-process.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A folder that the database's user may pass through, as a clone has it; mkdtemp alone makes one for its owner only. */
async function makeFolder(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kogi-embedded-"));
  folders.push(folder);
  await chmod(folder, mode);
  return folder;
}

const settings = (dataFolder: string, ready?: string) => ({
  dataFolder,
  durable: true,
  maxConnections: 10,
  sharedBuffersMb: 16,
  ...(ready ? { ready } : {}),
});

async function ask({ connection }: EmbeddedDatabase, statement: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

test("it starts at a path of 150 characters and more, longer than a socket's may be", async () => {
  const database = await startEmbeddedDatabase(settings(join(await makeFolder(), "a".repeat(75), "b".repeat(75))));
  expect(await ask(database, "select 1 as one")).toEqual([{ one: 1 }]);
  await database.stop();
});

test("in a folder for root alone it goes where its user can reach, and says so; anybody else stays", async () => {
  const folder = await makeFolder(0o700);
  const database = await startEmbeddedDatabase(settings(folder));
  folders.push(database.dataFolder);
  expect(database.moved).toBe(process.getuid?.() === 0);
  expect(await ask(database, "select 1 as one")).toEqual([{ one: 1 }]);
  await database.stop();
});

test("after a SIGKILL of its owner it starts again with everything acknowledged", async () => {
  const folder = await makeFolder();
  const owner = `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(join(import.meta.dirname, "launcher.ts"))});
    const { default: pg } = await import("pg");
    const { connection } = await startEmbeddedDatabase(${JSON.stringify(settings(join(folder, "data")))});
    const client = new pg.Client(connection);
    await client.connect();
    await client.query("create table kept as select 7 as seven");
    process.stdout.write("acknowledged");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", owner], {
    cwd: PROJECT_FOLDER,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  const again = await startEmbeddedDatabase(settings(join(folder, "data")));
  expect(await ask(again, "select seven from kept")).toEqual([{ seven: 7 }]);
  await again.stop();
}, 180_000);

test.runIf(process.platform === "linux")("a killed server that is not quite gone yet is waited for", async () => {
  const cluster = await makeFolder();
  // Dead and not taken away: its parent has become `cat`, which asks after nobody. Killed only then: a shell takes its dead away.
  await symlink("/bin/sleep", join(cluster, "postgres"));
  const parent = spawn("/bin/sh", ["-c", `${join(cluster, "postgres")} 600 & echo $!; exec cat`]);
  const pid = String(await once(parent.stdout, "data")).trim();
  const told = async (process: string) => readFile(`/proc/${process}/cmdline`, "utf8");
  await vi.waitFor(async () => expect(await told(String(parent.pid))).toBe("cat\0"));
  process.kill(Number(pid), "SIGKILL");
  await vi.waitFor(async () => expect(await told(pid)).toBe(""));
  await writeFile(join(cluster, "postmaster.pid"), pid);
  await expect(refuseSecondServer(cluster, 0)).rejects.toThrow(`(process ${pid}) still runs`);
  parent.kill();
  await refuseSecondServer(cluster);
});

test("a first start copies the ready database, also after one that was killed half way", async () => {
  const folder = await makeFolder();
  const first = await startEmbeddedDatabase(settings(join(folder, "first")));
  await ask(first, "create table made_before as select 1 as one");
  await first.stop();
  const ready = join(folder, "ready");
  keepAsReady(join(folder, "first", "pg18"), ready);
  const copy = await startEmbeddedDatabase(settings(join(folder, "second"), ready));
  expect(await ask(copy, "select one from made_before")).toEqual([{ one: 1 }]);
  await copy.stop();
  // What a kill leaves: some files, and not yet the mark that all are there.
  await rm(join(folder, "second", "pg18", "kogi.made"));
  await rm(join(folder, "second", "pg18", "global"), { recursive: true });
  const again = await startEmbeddedDatabase(settings(join(folder, "second"), ready));
  expect(await ask(again, "select one from made_before")).toEqual([{ one: 1 }]);
  await again.stop();
  expect(existsSync(join(ready, "kogi.made"))).toBe(false);
});
