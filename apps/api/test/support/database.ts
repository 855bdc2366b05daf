import pg from "pg";
import { inject } from "vitest";
import { newId } from "#platform/ids/index.ts";

/** A fresh database with the whole schema, cloned for one test file; `drop` takes it away. */
export async function cloneDatabase(): Promise<{ connection: pg.ClientConfig; drop: () => Promise<void> }> {
  const { connection, template } = inject("testServer");
  const name = `kogi_test_${newId().replaceAll("-", "")}`;
  await onServer(connection, `create database ${name} template ${template}`);
  return {
    connection: { ...connection, database: name },
    drop: () => onServer(connection, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(connection: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
