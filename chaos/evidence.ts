// What the database itself says happened, read with SQL beside the server.
import { join } from "node:path";
import pg from "pg";
import { chooseDataFolder, runAs, socketFolder } from "../apps/api/src/platform/db/embedded/place.ts";

/** A connection to the database a server of ours runs on. */
export async function openEvidence(dataFolder: string): Promise<pg.Client> {
  const url = process.env.DATABASE_URL;
  const { folder } = chooseDataFolder(dataFolder, await runAs());
  const client = new pg.Client(
    url ? { connectionString: url } : { host: socketFolder(join(folder, "pg18")), user: "kogi", database: "kogi" },
  );
  await client.connect();
  return client;
}

/** How many rows there are for each reference. */
export async function countBy(
  client: pg.Client,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ reference: string; count: string }>(sql, [...parameters]);
  return new Map(rows.map((row) => [row.reference, Number(row.count)]));
}
