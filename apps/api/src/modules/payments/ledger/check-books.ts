// The invariants of the books, checked every night and when an administrator asks. What they find is kept, and told to
// every administrator; it is never repaired by itself.
import type { CheckRunView } from "#api-schema/payments-ledger.ts";
import { booksBroken } from "#events/payments.ts";
import type { Db, JsonValue } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { reportChecks } from "../../../../../../db/checks/run.ts";

/** `askedBy`: null for the nightly run. The event goes out in the transaction that keeps the finding. */
export async function checkBooks(platform: Platform, askedBy: string | null): Promise<CheckRunView> {
  const startedMs = performance.now();
  const { violations, ran, skipped } = await reportChecks(platform.db, platform.clock.now());
  const run: CheckRunView = {
    check_run_id: newId(),
    ran_at: platform.clock.now().toISOString(),
    duration_ms: Math.round(performance.now() - startedMs),
    ran: [...ran],
    skipped: [...skipped],
    violations: violations.map(({ check, subject, detail }) => ({ check, subject, detail })),
  };
  await platform.inTransaction(async (tx) => {
    await tx
      .insertInto("payments.check_runs")
      .values({
        check_run_id: run.check_run_id,
        ran_at: new Date(run.ran_at),
        duration_ms: run.duration_ms,
        asked_by: askedBy,
        ran: run.ran,
        skipped: run.skipped,
        violations: JSON.stringify(run.violations),
      })
      .execute();
    await platform.audit.record(tx, {
      actorId: askedBy,
      action: "payments.books_checked",
      subject: { type: "check_run", id: run.check_run_id },
      after: { violations: run.violations.length },
    });
    const first = run.violations[0];
    if (first)
      await platform.events.publish(tx, booksBroken, {
        check_run_id: run.check_run_id,
        checks: [...new Set(run.violations.map(({ check }) => check))],
        rows: run.violations.length,
        first: `${first.check}: ${first.subject} ${first.detail}`,
      });
  });
  for (const { check, subject, detail } of run.violations)
    platform.log.error({ check, subject, detail }, "the books break an invariant");
  await tellHead(platform);
  return run;
}

/** Into the log, which is kept elsewhere: whoever owns the tables could write journals, links and head anew. */
async function tellHead({ db, log }: Platform): Promise<void> {
  const head = await db.selectFrom("payments.chain_head").selectAll().executeTakeFirstOrThrow();
  const hash = Buffer.from(head.hash).toString("hex");
  log.info({ link: Number(head.link), seq: Number(head.last_seq), hash }, "head of the chain of journals");
}

export async function lastCheckRun(db: Db): Promise<CheckRunView | null> {
  const row = await db
    .selectFrom("payments.check_runs")
    .selectAll()
    .orderBy("ran_at", "desc")
    .orderBy("check_run_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row
    ? {
        check_run_id: row.check_run_id,
        ran_at: row.ran_at.toISOString(),
        duration_ms: row.duration_ms,
        ran: row.ran,
        skipped: row.skipped,
        violations: readViolations(row.violations),
      }
    : null;
}

function readViolations(stored: JsonValue): CheckRunView["violations"] {
  return stored as CheckRunView["violations"]; // written by checkBooks alone
}
