// `npm run db:checks [-- --url postgres://…]`: prints what is broken and exits 1. Without a URL: DATABASE_URL, else
// the embedded database of KOGI_DATA, whether Kogi runs on it just now or not.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { findRunningDatabase } from "#platform/db/embedded/running-database.ts";
import { openDatabase } from "#platform/db/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { reportChecks } from "./run.ts";

const { values } = parseArgs({ options: { url: { type: "string" } } });
const url = values.url ?? process.env.DATABASE_URL;
const source = url
  ? { connection: { connectionString: url }, stop: async () => undefined }
  : await findRunningDatabase(resolve(process.env.KOGI_DATA ?? "data"));
if (!source) {
  console.error("There is no database yet: start Kogi once, or say which with --url postgres://… or DATABASE_URL.");
  process.exit(2);
}
const database = openDatabase({
  connection: source.connection,
  poolSize: 1,
  role: null,
  log: createLogger("warn"),
});
try {
  const { violations, ran, skipped } = await reportChecks(database.db);
  for (const { check, subject, detail } of violations) console.log(`${check}: ${subject} ${detail}`);
  console.log(
    `db checks: ${ran.length} ran, ${violations.length} rows broken, ${skipped.length} skipped ${skipped.join(" ")}`.trim(),
  );
  process.exitCode = violations.length === 0 ? 0 : 1;
} finally {
  await database.close();
  await source.stop();
}
