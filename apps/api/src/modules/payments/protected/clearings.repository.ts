import { type Insertable, type Selectable, sql } from "kysely";
import { currency, type Money, money } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { countChargebacks } from "../chargebacks/chargebacks.repository.ts";
import type { ClearingsTable } from "../payments.tables.ts";
import { worthIn } from "../rates/rates.rules.ts";
import { ratesOn } from "../rates/reference.ts";
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
    provenAfterDays: row.proven_after_days,
    knownUpToTimes: row.known_up_to_times,
    refundedPairDays: row.refunded_pair_days,
  };
}

// As long as card networks take disputes, and a little more.
const RISK_DAYS = 180;

export async function readPairHistory(
  tx: Tx,
  platform: Platform,
  release: {
    readonly payerId: string;
    readonly recipientId: string;
    readonly referenceId: string;
    readonly net: Money;
  },
  rule: ClearingRule,
  at: Date,
): Promise<PairHistory> {
  const { payerId, recipientId, referenceId } = release;
  const between = await clearedBetween(tx, platform, release, {
    at,
    settledBy: addMs(at, -rule.firstPairDays * DAY_MS),
  });
  const refunds = await tx
    .selectFrom("payments.refunds as refund")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "refund.transaction_id")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("payment.user_id", "=", payerId)
    .where("payment.recipient_id", "=", recipientId)
    .where("refund.reference", "not like", `${CHARGED_ANEW}%`)
    .where("refund.reference", "not like", `${SENT_BACK}%`)
    .executeTakeFirstOrThrow();
  const chargebacks = await countChargebacks(tx, recipientId, addMs(at, -RISK_DAYS * DAY_MS));
  const cardSignals = await signalsOfProtected(tx, referenceId);
  return {
    cleared: between.cleared,
    days: between.first === null ? 0 : (at.getTime() - between.first.getTime()) / DAY_MS,
    settledMinor: between.settled,
    freshMinor: between.fresh + release.net.minor,
    refunds: Number(refunds.count),
    chargebacks,
    cardSignals,
  };
}

// What a bank holds or took of a card shows nothing of two people, whoever bore it.
const disputed = sql<boolean>`exists (
  select from payments.protected_lots lot join payments.chargebacks chargeback using (transaction_id)
  where lot.reference_id = clearing.reference_id and chargeback.status in ('held', 'evidence_sent', 'lost'))`;

/** Approved in parts it is one piece of work still. Sums are told in the currency of this release. */
async function clearedBetween(
  tx: Tx,
  platform: Platform,
  { payerId, recipientId, net }: { readonly payerId: string; readonly recipientId: string; readonly net: Money },
  { at, settledBy }: { readonly at: Date; readonly settledBy: Date },
) {
  const left = sql<bigint>`net_minor - taken_minor`;
  const counts = sql<boolean>`cleared_at is not null and taken_minor < net_minor and not ${disputed}`;
  const sums = await tx
    .selectFrom("payments.clearings as clearing")
    .select([
      "currency",
      sql<bigint>`count(distinct reference_id) filter (where ${counts})`.as("cleared"),
      sql<Date | null>`min(created_at) filter (where ${counts})`.as("first"),
      sql<bigint>`coalesce(sum(${left}) filter (where ${counts} and created_at <= ${settledBy}), 0)::bigint`.as(
        "settled",
      ),
      sql<bigint>`coalesce(sum(${left}) filter (where created_at > ${settledBy}), 0)::bigint`.as("fresh"),
    ])
    .where("payer_id", "=", payerId)
    .where("user_id", "=", recipientId)
    .groupBy("currency")
    .execute();
  const { rates } = await ratesOn(tx, platform, at);
  const worth = (minor: bigint, code: string) => worthIn(net.currency, money(minor, currency(code)), rates) ?? 0n;
  return {
    cleared: sums.reduce((count, row) => count + Number(row.cleared), 0),
    first: sums.flatMap((row) => row.first ?? []).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
    settled: sums.reduce((all, row) => all + worth(row.settled, row.currency), 0n),
    fresh: sums.reduce((all, row) => all + worth(row.fresh, row.currency), 0n),
  };
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
