// A database as it was before one migration, with rows of that time: what the migration makes of them.
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "#platform/db/index.ts";
import { emptyDatabase } from "./database.ts";
import { PROJECT_FOLDER } from "./settings.ts";

const MIGRATIONS = join(PROJECT_FOLDER, "db/migrations");

export interface OldDatabase {
  /** Rows of then, whoever they refer to. */
  readonly client: pg.Client;
  /** Runs `migration` and everything after it. */
  catchUp(): Promise<void>;
  drop(): Promise<void>;
}

/** Migrated up to `migration` and not further. */
export async function databaseBefore(migration: string): Promise<OldDatabase> {
  const { connection, drop } = await emptyDatabase();
  const names = await readdir(MIGRATIONS);
  if (!names.includes(migration)) throw new Error(`there is no migration ${migration}`);
  const folder = await mkdtemp(join(tmpdir(), "kogi-migrations-"));
  for (const name of names) if (name < migration) await copyFile(join(MIGRATIONS, name), join(folder, name));
  await migrate(connection, folder);
  await rm(folder, { recursive: true });
  const client = new pg.Client(connection);
  await client.connect();
  // Rows without the people, cards and agreements that they name: triggers of foreign keys stay silent.
  await client.query("set session_replication_role = replica");
  return {
    client,
    catchUp: async () => void (await migrate(connection, MIGRATIONS)),
    drop: async () => {
      await client.end();
      await drop();
    },
  };
}
