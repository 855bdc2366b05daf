// The program. The database needs half a second of its own to start: it is on its way while the rest is read.
import { join } from "node:path";
import { ConfigError, readConfig } from "#platform/config/index.ts";
import { beginDatabase } from "#platform/db/embedded/server-process.ts";

const PROJECT_FOLDER = join(import.meta.dirname, "../../..");

async function main(): Promise<void> {
  const config = readConfig(process.env, PROJECT_FOLDER);
  const database = await beginDatabase(config);
  const { serve } = await import("./serve.ts");
  await serve(config, database);
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError
      ? `Kogi does not start:\n${error.sentences.map((line) => `  - ${line}`).join("\n")}`
      : `Kogi does not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
