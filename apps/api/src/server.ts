// The program. The database needs half a second of its own to start: it is on its way while the rest is read.
import { join } from "node:path";
import { type Config, ConfigError, readConfig } from "#platform/config/index.ts";
import { beginDatabase } from "#platform/db/embedded/server-process.ts";
import { requireDataFolder, whyNotStarted } from "#platform/start-error.ts";

const PROJECT_FOLDER = join(import.meta.dirname, "../../..");

let config: Config | null = null;

async function main(): Promise<void> {
  config = readConfig(process.env, PROJECT_FOLDER);
  requireDataFolder(config);
  const database = await beginDatabase(config);
  const { serve } = await import("./serve.ts");
  await serve(config, database);
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError
      ? `Kogi does not start:\n${error.sentences.map((line) => `  - ${line}`).join("\n")}`
      : `Kogi does not start:\n  - ${whyNotStarted(error, config)}`;
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
