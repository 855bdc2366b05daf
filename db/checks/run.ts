// The invariants of money as SQL: each file of this folder gives the rows that break it. Nightly, in the teardown of
// suites, and by hand: `npm run db:checks`.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Db } from "#platform/db/index.ts";

export interface Violation {
  /** The file's name without its ending: `03-balances-equal-transfers`. */
  readonly check: string;
  readonly subject: string;
  readonly detail: string;
}

export interface ChecksReport {
  readonly violations: readonly Violation[];
  readonly ran: readonly string[];
  /** Checks of tables that this database does not have yet. */
  readonly skipped: readonly string[];
}

const VIOLATIONS_SHOWN_MAX = 20;

/** Runs every check on one state of the books, while others go on posting. Gives what is broken; [] is good. */
export async function runChecks(db: Db): Promise<readonly Violation[]> {
  return (await reportChecks(db)).violations;
}

/** `at`: what Kogi's clock says, where a server asks; else the database's own. */
export async function reportChecks(db: Db, at: Date | null = null): Promise<ChecksReport> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      // The whole log is read: the time limit of requests does not fit.
      await sql`set local statement_timeout = 0`.execute(tx);
      if (at) await sql`select set_config('kogi.now', ${at.toISOString()}, true)`.execute(tx);
      return checkBooks(tx);
    });
}

/** The same inside the caller's transaction, and on the state that it sees. */
export async function checkBooks(db: Db): Promise<ChecksReport> {
  const violations: Violation[] = [];
  const ran: string[] = [];
  const skipped: string[] = [];
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith(".sql")).toSorted();
  for (const file of files) {
    const check = file.slice(0, -".sql".length);
    const text = await readFile(join(import.meta.dirname, file), "utf8");
    if (!(await hasTables(db, text))) {
      skipped.push(check);
      continue;
    }
    ran.push(check);
    const { rows } = await sql<Omit<Violation, "check">>`select * from (${sql.raw(text)}) as broken
      limit ${VIOLATIONS_SHOWN_MAX}`.execute(db);
    violations.push(...rows.map((row) => ({ check, ...row })));
  }
  return { violations, ran, skipped };
}

/** A check says `-- needs: schema.table` of a module that may not be there. */
async function hasTables(db: Db, text: string): Promise<boolean> {
  const needed = [...text.matchAll(/^-- needs: (\S+)$/gm)].flatMap(([, table]) => (table ? [table] : []));
  const { rows } = await sql<{ missing: boolean }>`
    select true as missing from unnest(${needed}::text[]) as needed (name) where to_regclass(name) is null`.execute(db);
  return rows.length === 0;
}
