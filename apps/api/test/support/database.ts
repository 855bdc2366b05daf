import pg from "pg";
import { inject } from "vitest";
import { newId } from "#platform/ids/index.ts";

export interface TestDatabase {
  readonly connection: pg.ClientConfig;
  drop(): Promise<void>;
}

/** A fresh database with the whole schema, cloned for one test file; `drop` takes it away. */
export async function cloneDatabase(): Promise<TestDatabase> {
  return makeDatabase(`template ${inject("testServer").template} strategy file_copy`);
}

/** The same without any schema. */
export function emptyDatabase(): Promise<TestDatabase> {
  return makeDatabase("template template0");
}

async function makeDatabase(from: string): Promise<TestDatabase> {
  const { connection } = inject("testServer");
  const name = `kogi_test_${newId().replaceAll("-", "")}`;
  // Nothing here outlives the run, so nobody waits for a disk.
  await onServer(connection, `create database ${name} ${from}`, `alter database ${name} set synchronous_commit = off`);
  return {
    connection: { ...connection, database: name },
    drop: () => onServer(connection, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(connection: pg.ClientConfig, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    // One by one: making a database refuses to be part of a transaction.
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
