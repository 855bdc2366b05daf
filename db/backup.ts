// `npm run db:backup [-- FOLDER]`: a consistent copy of database and files, while Kogi runs or not.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createClock } from "#platform/clock/index.ts";
import { takeBackup } from "#platform/db/embedded/backup.ts";
import { findRunningDatabase } from "#platform/db/embedded/running-database.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const data = resolve(process.env.KOGI_DATA ?? "data");
if (process.env.DATABASE_URL) {
  console.error(
    `DATABASE_URL names a PostgreSQL server: back it up with its own tools (pg_dump --format=custom --file=kogi.dump "$DATABASE_URL"), then copy ${join(data, "files")}.`,
  );
  process.exit(2);
}
const database = await findRunningDatabase(data);
if (!database) {
  console.error(`There is no database in ${data} yet: start Kogi once, or set KOGI_DATA.`);
  process.exit(2);
}
const clock = createClock();
const at = clock.now();
const startedMs = clock.monotonicMs();
const name = at.toISOString().slice(0, 19).replaceAll(":", "-");
try {
  const { folder, files, bytes } = await takeBackup(database, positionals[0] ?? join(data, "backups", name), at);
  const seconds = ((clock.monotonicMs() - startedMs) / 1_000).toFixed(1);
  console.log(`Backed up to ${folder}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${seconds} s.`);
  if (process.env.S3_BUCKET)
    console.log(
      `Files lie in the bucket ${process.env.S3_BUCKET} and are not in this copy: keep its versions, or copy it.`,
    );
  console.log(`Restore it with: KOGI_DATA=<an empty folder> npm run db:restore -- ${folder}`);
} finally {
  await database.stop();
}
