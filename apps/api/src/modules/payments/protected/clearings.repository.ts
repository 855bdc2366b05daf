import type { Insertable, Selectable } from "kysely";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { countChargebacks } from "../chargebacks/chargebacks.repository.ts";
import type { ClearingsTable } from "../payments.tables.ts";
import type { ClearingRule, PairHistory } from "./clearing.rules.ts";
import { signalsOfProtected } from "./read-card-signals.ts";
import { CHARGED_ANEW, SENT_BACK } from "./refund-references.ts";

export type ClearingRow = Selectable<ClearingsTable>;

export async function readClearingRule(db: Db, at: Date): Promise<ClearingRule> {
  const row = await db
    .selectFrom("payments.clearing_rules")
    .selectAll()
    .where("effective_from", "<=", at)
    .orderBy("effective_from", "desc")
    .limit(1)
    .executeTakeFirst();
  assert(row, "a clearing rule is in force");
  return {
    clearingRuleId: row.clearing_rule_id,
    firstPairDays: row.first_pair_days,
    knownPairDays: row.known_pair_days,
    provenPairDays: row.proven_pair_days,
    provenAfterReleases: row.proven_after_releases,
    refundedPairDays: row.refunded_pair_days,
  };
}

// As long as card networks take disputes, and a little more.
const RISK_DAYS = 180;

export async function readPairHistory(
  db: Db,
  { payerId, recipientId, referenceId }: { readonly payerId: string; recipientId: string; referenceId: string },
  at: Date,
): Promise<PairHistory> {
  const cleared = await db
    .selectFrom("payments.clearings")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("payer_id", "=", payerId)
    .where("user_id", "=", recipientId)
    .where("cleared_at", "is not", null)
    .executeTakeFirstOrThrow();
  const refunds = await db
    .selectFrom("payments.refunds as refund")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "refund.transaction_id")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("payment.user_id", "=", payerId)
    .where("payment.recipient_id", "=", recipientId)
    .where("refund.reference", "not like", `${CHARGED_ANEW}%`)
    .where("refund.reference", "not like", `${SENT_BACK}%`)
    .executeTakeFirstOrThrow();
  const chargebacks = await countChargebacks(db, recipientId, addMs(at, -RISK_DAYS * DAY_MS));
  const cardSignals = await signalsOfProtected(db, referenceId);
  return { cleared: Number(cleared.count), refunds: Number(refunds.count), chargebacks, cardSignals };
}

export async function insertClearing(tx: Tx, clearing: Insertable<ClearingsTable>): Promise<ClearingRow> {
  return tx.insertInto("payments.clearings").values(clearing).returningAll().executeTakeFirstOrThrow();
}

export async function findReleased(db: Db, reference: string): Promise<ClearingRow | undefined> {
  return db.selectFrom("payments.clearings").selectAll().where("reference", "=", reference).executeTakeFirst();
}

/** Marks it cleared; undefined when it was before, or its days are not over. */
export async function markCleared(tx: Tx, clearingId: string, at: Date): Promise<ClearingRow | undefined> {
  return tx
    .updateTable("payments.clearings")
    .set({ cleared_at: at })
    .where("clearing_id", "=", clearingId)
    .where("cleared_at", "is", null)
    .where("available_at", "<=", at)
    .returningAll()
    .executeTakeFirst();
}

export async function findWaiting(db: Db, clearingId: string): Promise<ClearingRow | undefined> {
  return db
    .selectFrom("payments.clearings")
    .selectAll()
    .where("clearing_id", "=", clearingId)
    .where("cleared_at", "is", null)
    .executeTakeFirst();
}

export async function waitingClearings(db: Db, userId: string): Promise<readonly ClearingRow[]> {
  return db
    .selectFrom("payments.clearings")
    .selectAll()
    .where("user_id", "=", userId)
    .where("cleared_at", "is", null)
    .orderBy("available_at")
    .orderBy("clearing_id")
    .execute();
}
