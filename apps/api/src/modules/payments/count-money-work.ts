import { DAY_MS } from "#platform/clock/index.ts";
import type { Db } from "#platform/db/index.ts";
import { isAtBank } from "./chargebacks/chargebacks.repository.ts";
import { lastCheckRun } from "./ledger/check-books.ts";

/** What an administrator of money looks at first: what is open, on its way or failed, and what has a deadline. */
export async function countMoneyWork(db: Db, at: Date) {
  const [payments, payouts, refunds, chargebacks, differences, check] = await Promise.all([
    db
      .selectFrom("payments.payments")
      .where("status", "=", "pending")
      .select((eb) => eb.fn.countAll<bigint>().as("pending"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("payments.payouts")
      .where("status", "in", ["requested", "processing", "failed"])
      .select(({ fn }) => [
        fn.countAll<bigint>().filterWhere("status", "!=", "failed").as("on_the_way"),
        fn.countAll<bigint>().filterWhere("status", "=", "failed").as("failed"),
      ])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("payments.refunds")
      .where("state", "=", "failed")
      // The others are tried again by themselves, or wait for a bank's word.
      .where("retry_at", "is", null)
      .where((eb) => eb.not(isAtBank("payments.refunds.refund_id", ["held", "evidence_sent"])))
      .select((eb) => eb.fn.countAll<bigint>().as("failed"))
      .executeTakeFirstOrThrow(),
    // Unanswered by then, they are lost; where the bank hears nobody there is nothing to answer.
    db
      .selectFrom("payments.chargebacks")
      .where("status", "in", ["held", "inquiry"])
      .where("evidence_at", "is", null)
      .where("is_answerable", "=", true)
      .where((eb) => eb.or([eb("evidence_due_at", "is", null), eb("evidence_due_at", ">", at)]))
      .select((eb) => eb.fn.countAll<bigint>().as("to_answer"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("payments.reconciliation_breaks")
      .where("closed_at", "is", null)
      .select(({ fn }) => [
        fn.countAll<bigint>().as("open"),
        fn.countAll<bigint>().filterWhere("closing_by", "is not", null).as("closings"),
        fn.min("first_seen_at").as("oldest"),
      ])
      .executeTakeFirstOrThrow(),
    lastCheckRun(db),
  ]);
  const { oldest } = differences;
  return {
    openPayments: Number(payments.pending),
    payoutsOnTheWay: Number(payouts.on_the_way),
    failedPayouts: Number(payouts.failed),
    failedRefunds: Number(refunds.failed),
    chargebacksToAnswer: Number(chargebacks.to_answer),
    openDifferences: Number(differences.open),
    oldestDifferenceDays: oldest === null ? 0 : Math.max(0, Math.floor((at.getTime() - oldest.getTime()) / DAY_MS)),
    closings: Number(differences.closings),
    brokenChecks: check?.violations.length ?? 0,
  };
}
