// What watches the books from outside: figures with an alert each (docs/operations.md).
import { sql } from "kysely";
import type { Clock } from "#platform/clock/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lastCheckRun } from "./check-books.ts";

/** Adds the ledger's figures to the metrics. What is not known yet, before the first check, is not a number. */
export function showLedger({ db, clock, metrics }: Platform): void {
  metrics.gauge(
    "kogi_ledger_violations",
    "Rows that break an invariant of the books, as the last check found",
    async () => (await lastCheckRun(db))?.violations.length ?? Number.NaN,
  );
  metrics.gauge("kogi_ledger_check_age_seconds", "Time since the books were checked last", async () => {
    const run = await lastCheckRun(db);
    return run ? (clock.now().getTime() - Date.parse(run.ran_at)) / 1_000 : Number.NaN;
  });
  metrics.gauge("kogi_ledger_chain_lag_seconds", "Age of the oldest journal that the hash chain does not cover", () =>
    chainLagSeconds(db, clock),
  );
}

async function chainLagSeconds(db: Db, clock: Clock): Promise<number> {
  // By number, which has an index; within the few that wait, the first is the oldest but for what committed late.
  const { rows } = await sql<{ created_at: Date }>`
    select created_at from payments.journals
    where seq > (select last_seq from payments.chain_head)
    order by seq limit 1`.execute(db);
  const oldest = rows[0]?.created_at;
  return oldest ? Math.max(0, (clock.now().getTime() - oldest.getTime()) / 1_000) : 0;
}
