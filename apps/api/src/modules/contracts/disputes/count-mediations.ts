// What waits for mediators: for the console's overview, and for whoever watches from outside.
import { sql } from "kysely";
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";

export interface MediationWork {
  readonly inMediation: number;
  /** Of those: longer than their rules allow. */
  readonly pastLimit: number;
  /** Decisions that wait for a second administrator. */
  readonly decisions: number;
}

export async function countMediations(db: Db, at: Date): Promise<MediationWork> {
  // In hours: a day is one of twenty-four, whatever the clocks of the session's zone do.
  const limit = sql<Date>`dispute.mediation_at + make_interval(hours => 24 * rules.mediation_days)`;
  const [disputes, decisions] = await Promise.all([
    db
      .selectFrom("contracts.disputes as dispute")
      .innerJoin("contracts.dispute_rules as rules", "rules.version", "dispute.rules_version")
      .where("dispute.status", "=", "mediation")
      .select(({ fn }) => [
        fn.countAll<bigint>().as("running"),
        fn.countAll<bigint>().filterWhere(limit, "<=", at).as("past"),
      ])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("contracts.dispute_decisions")
      .where("status", "=", "proposed")
      .select(({ fn }) => fn.countAll<bigint>().as("waiting"))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    inMediation: Number(disputes.running),
    pastLimit: Number(disputes.past),
    decisions: Number(decisions.waiting),
  };
}

/** Figures with an alert (docs/operations.md). */
export function showMediations({ db, clock, metrics }: Platform): void {
  const read = async (figure: keyof MediationWork) => (await countMediations(db, clock.now()))[figure];
  metrics.gauge("kogi_disputes_in_mediation", "Disputes that wait for a mediator", () => read("inMediation"));
  metrics.gauge("kogi_disputes_past_limit", "Disputes that should have been decided by now", () => read("pastLimit"));
  metrics.gauge("kogi_decisions_waiting", "Decisions over disputes that wait for a second administrator", () =>
    read("decisions"),
  );
}
