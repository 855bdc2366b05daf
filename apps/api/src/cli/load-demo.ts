// `npm run demo:load -- --scale N`: adds N times as much as the demo, for benchmarks, beside a running Kogi or not.
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { createClock } from "#platform/clock/index.ts";
import { ConfigError, readConfig } from "#platform/config/index.ts";
import { findRunningDatabase } from "#platform/db/embedded/running-database.ts";
import { openDatabase } from "#platform/db/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { multiplyDemo } from "../demo/multiply.ts";
import { readDemo } from "../demo/progress.ts";

const PROJECT_FOLDER = join(import.meta.dirname, "../../../..");
const SCALE_MAX = 10_000;

async function load(connection: pg.ClientConfig, scale: number): Promise<number> {
  const database = openDatabase({ connection, poolSize: 1, role: null, log: createLogger("warn") });
  const demo = await readDemo(database.db).finally(() => database.close());
  if (!demo?.finished) {
    console.error("The demo is what is multiplied, and it is not there yet: start Kogi once and let it finish.");
    return 2;
  }
  const clock = createClock();
  const startedMs = clock.monotonicMs();
  const client = new pg.Client(connection);
  await client.connect();
  const loaded = await multiplyDemo(client, [...demo.made.people.values()], scale).finally(() => client.end());
  const seconds = (clock.monotonicMs() - startedMs) / 1_000;
  for (const { table, rows } of loaded) console.log(`${table.padEnd(28)} ${String(rows).padStart(9)}`);
  const all = loaded.reduce((sum, { rows }) => sum + rows, 0);
  console.log(
    `${"rows".padEnd(28)} ${String(all).padStart(9)} in ${seconds.toFixed(1)} s (${Math.round(all / seconds)} a second)`,
  );
  return 0;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { scale: { type: "string" } } });
  const scale = Number(values.scale ?? "");
  if (!Number.isInteger(scale) || scale < 1 || scale > SCALE_MAX) {
    console.error(`Say how many times: npm run demo:load -- --scale 100 (1 to ${SCALE_MAX}).`);
    return 2;
  }
  const config = readConfig({ ...process.env, KOGI_DEMO: "off" }, PROJECT_FOLDER);
  if (config.databaseUrl) return load({ connectionString: config.databaseUrl }, scale);
  const database = await findRunningDatabase(config.dataFolder);
  if (!database) {
    console.error(`There is no database in ${config.dataFolder} yet: start Kogi once, or set KOGI_DATA.`);
    return 2;
  }
  return load(database.connection, scale).finally(() => database.stop());
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  return 2;
});
