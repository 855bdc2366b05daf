import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { StartError } from "../start-error.ts";
import { whyTooOld } from "./server-version.ts";

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;
// Any fixed number: two processes that start together take turns.
const MIGRATION_LOCK = 7_164_001;

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => FILE_NAME.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** A hash over all migrations: names the test template, and tells whether a start has anything to do. */
export async function migrationsHash(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const migration of await readMigrations(folder)) hash.update(migration.name).update(migration.hash);
  return hash.digest("hex").slice(0, 16);
}

/**
 * Brings the database to the newest schema: each file in its own transaction, in order of name, forward only.
 * Returns the names applied now. Refuses when a file that was applied has changed since.
 */
export async function migrate(connection: pg.ClientConfig, folder: string): Promise<readonly string[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await requireServer(client);
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query("create schema if not exists platform");
    await client.query(`create table if not exists platform.migrations (
      name text primary key, hash text not null, applied_at timestamptz not null default now())`);
    const applied = new Map<string, string>();
    for (const row of (await client.query("select name, hash from platform.migrations")).rows)
      applied.set(row.name, row.hash);
    const done: string[] = [];
    for (const migration of await readMigrations(folder)) {
      const before = applied.get(migration.name);
      if (before === migration.hash) continue;
      if (before !== undefined)
        throw new Error(`migration ${migration.name} was changed after it ran; add a new one instead`);
      await applyOne(client, migration);
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.sql);
    await client.query("insert into platform.migrations (name, hash) values ($1, $2)", [
      migration.name,
      migration.hash,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function requireServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
  const why = whyTooOld(Number(rows[0]?.server_version_num));
  if (why) throw new StartError(why);
}
