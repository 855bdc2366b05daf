// `npm run db:restore -- FOLDER`: puts a backup into KOGI_DATA, starts the database once and runs the invariants.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { RestoreRefused, restoreBackup } from "#platform/db/embedded/restore.ts";
import { findRunningDatabase } from "#platform/db/embedded/running-database.ts";
import { openDatabase } from "#platform/db/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { reportChecks } from "./checks/run.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const [backup] = positionals;
if (process.env.DATABASE_URL || !backup) {
  console.error(
    backup
      ? 'DATABASE_URL names a PostgreSQL server: restore there with its own tools (pg_restore --dbname="$DATABASE_URL" kogi.dump).'
      : "Say which: npm run db:restore -- FOLDER, with KOGI_DATA set to an empty folder.",
  );
  process.exit(2);
}
const wanted = resolve(process.env.KOGI_DATA ?? "data");
try {
  await restoreBackup(backup, wanted);
} catch (error) {
  if (!(error instanceof RestoreRefused)) throw error;
  console.error(error.message);
  process.exit(2);
}
const running = await findRunningDatabase(wanted);
if (!running) throw new Error(`the restored database is not in ${wanted}`);
const database = openDatabase({ connection: running.connection, poolSize: 1, role: null, log: createLogger("warn") });
try {
  const { violations, ran } = await reportChecks(database.db);
  for (const { check, subject, detail } of violations) console.log(`${check}: ${subject} ${detail}`);
  console.log(`Restored to ${running.dataFolder}: ${ran.length} invariants checked, ${violations.length} rows broken.`);
  process.exitCode = violations.length === 0 ? 0 : 1;
} finally {
  await database.close();
  await running.stop();
}
