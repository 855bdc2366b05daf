// `npm run admin -- somebody@example.org`: makes an administrator of somebody who has an account. Works while Kogi runs.
import { join } from "node:path";
import pg from "pg";
import { buildApp } from "#app/app.ts";
import { findAccount, grantRole } from "#modules/auth/index.ts";
import { type Config, ConfigError, readConfig } from "#platform/config/index.ts";
import { chooseDataFolder, runAs, socketFolder } from "#platform/db/embedded/place.ts";
import { isDatabaseAway } from "#platform/db/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform } from "#platform/platform.ts";

const PROJECT_FOLDER = join(import.meta.dirname, "../../../..");

async function main(email: string | undefined): Promise<number> {
  if (!email) return tell("Say whom: npm run admin -- somebody@example.org", 2);
  const config = readConfig(process.env, PROJECT_FOLDER);
  const connection = await runningDatabase(config);
  const options = connection ? { connection, skipMigrations: true, poolSize: 2 } : { poolSize: 2 };
  const platform = await createPlatform(config, createLogger("warn"), options);
  // With all its modules: news that nobody listens to are not even queued.
  const app = await buildApp(platform);
  try {
    await app.start();
    const account = await findAccount(platform.db, { email: email.normalize("NFC").trim().toLowerCase() });
    if (!account) return tell(`Nobody has an account with ${email}. Sign up first, then open the mailed link.`, 1);
    const input = { userId: account.userId, byId: null, role: "admin" as const };
    const { roles } = await platform.inTransaction((tx) => grantRole(tx, platform, input));
    return tell(`${email} is an administrator now (roles: ${roles.join(", ")}).`, 0);
  } finally {
    await app.stop();
  }
}

/** The embedded database of a Kogi that runs on the same data, or null: then it is started for this command alone. */
async function runningDatabase(config: Config): Promise<pg.PoolConfig | null> {
  if (config.databaseUrl || process.platform === "win32") return null;
  const { folder } = chooseDataFolder(config.dataFolder, await runAs());
  const host = socketFolder(join(folder, "pg18"));
  const connection = { host, port: 5432, user: "kogi", database: "kogi" };
  const client = new pg.Client(connection);
  try {
    await client.connect();
    await client.end();
    return connection;
  } catch (error) {
    if (isDatabaseAway(error)) return null;
    throw error;
  }
}

function tell(sentence: string, code: number): number {
  process.stdout.write(`${sentence}\n`);
  return code;
}

main(process.argv[2]).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const sentences =
      error instanceof ConfigError ? error.sentences : [error instanceof Error ? error.message : String(error)];
    process.stdout.write(`${sentences.join("\n")}\n`);
    process.exitCode = 1;
  },
);
