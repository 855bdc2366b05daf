import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import { type Money, money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { ChargebackPart } from "../ledger/posting-rules/chargebacks.ts";
import type { ChargebackPartsTable, ChargebacksTable } from "../payments.tables.ts";

export type ChargebackRow = Selectable<ChargebacksTable>;
export type PartRow = Selectable<ChargebackPartsTable>;

export const RUNNING = ["inquiry", "held", "evidence_sent"] as const;
export const isRunning = ({ status }: ChargebackRow): boolean => RUNNING.some((running) => running === status);

// Networks hear an appeal within weeks, and take theirs to decide.
export const APPEALED_MS = 120 * DAY_MS;

export async function insertChargeback(tx: Tx, row: Insertable<ChargebacksTable>): Promise<ChargebackRow> {
  return tx.insertInto("payments.chargebacks").values(row).returningAll().executeTakeFirstOrThrow();
}

export async function insertParts(tx: Tx, rows: readonly Insertable<ChargebackPartsTable>[]): Promise<void> {
  await tx
    .insertInto("payments.chargeback_parts")
    .values([...rows])
    .execute();
}

export async function updateChargeback(
  tx: Tx,
  id: string,
  change: Updateable<ChargebacksTable>,
): Promise<ChargebackRow> {
  return tx
    .updateTable("payments.chargebacks")
    .set(change)
    .where("chargeback_id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findChargeback(db: Db, id: string): Promise<ChargebackRow | undefined> {
  return db.selectFrom("payments.chargebacks").selectAll().where("chargeback_id", "=", id).executeTakeFirst();
}

export async function lockChargeback(tx: Tx, id: string): Promise<ChargebackRow | undefined> {
  return tx
    .selectFrom("payments.chargebacks")
    .selectAll()
    .where("chargeback_id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findByDispute(db: Db, gateway: string, dispute: string): Promise<ChargebackRow | undefined> {
  return db
    .selectFrom("payments.chargebacks")
    .selectAll()
    .where("gateway", "=", gateway)
    .where("gateway_dispute", "=", dispute)
    .executeTakeFirst();
}

export async function partsOf(db: Db, ids: readonly string[]): Promise<readonly PartRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("payments.chargeback_parts")
    .selectAll()
    .where("chargeback_id", "in", ids)
    .orderBy("chargeback_id")
    .orderBy("position")
    .execute();
}

// What these took has not come back.
const TAKEN = ["held", "evidence_sent", "lost"] as const;

/** What disputes of this payment hold or have kept: of what was protected, and of what its earner had. */
export async function takenBefore(
  tx: Tx,
  transactionId: string,
): Promise<{ readonly protectedMinor: bigint; readonly earnedMinor: bigint }> {
  const taken = (where: ReturnType<typeof sql<boolean>>) =>
    sql<bigint>`coalesce(sum(part.amount_minor) filter (where ${where}), 0)::bigint`;
  return tx
    .selectFrom("payments.chargeback_parts as part")
    .innerJoin("payments.chargebacks as chargeback", "chargeback.chargeback_id", "part.chargeback_id")
    .select([
      taken(sql`part.source = 'protected'`).as("protectedMinor"),
      taken(sql`part.user_id is not null`).as("earnedMinor"),
    ])
    .where("chargeback.transaction_id", "=", transactionId)
    .where("chargeback.status", "in", TAKEN)
    .executeTakeFirstOrThrow();
}

/** Disputes since then of what this person earned, that may have taken more than there was to take: oldest first. */
export async function takenSince(
  tx: Tx,
  { userId, since }: { readonly userId: string; readonly since: Date },
): Promise<readonly ChargebackRow[]> {
  return tx
    .selectFrom("payments.chargebacks as chargeback")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "chargeback.transaction_id")
    .selectAll("chargeback")
    .where("payment.recipient_id", "=", userId)
    .where("chargeback.status", "in", TAKEN)
    .where("chargeback.opened_at", ">=", since)
    .orderBy("chargeback.opened_at")
    .orderBy("chargeback.chargeback_id")
    .execute();
}

interface Shift {
  readonly chargebackId: string;
  readonly source: "wallet" | "refund";
  readonly userId: string | null;
  readonly takenFrom: string | null;
  readonly minor: bigint;
}

/** Of the platform's part so much becomes a part of somebody's wallet, or of a refund that waits: won, it goes back there. */
export async function shiftTo(tx: Tx, shift: Shift): Promise<void> {
  const parts = await partsOf(tx, [shift.chargebackId]);
  const platform = parts.find((part) => part.source === "platform");
  assert(platform && platform.amount_minor >= shift.minor, "no more is collected than the platform bears");
  if (platform.amount_minor === shift.minor)
    await tx
      .deleteFrom("payments.chargeback_parts")
      .where("chargeback_id", "=", shift.chargebackId)
      .where("position", "=", platform.position)
      .execute();
  else
    await tx
      .updateTable("payments.chargeback_parts")
      .set({ amount_minor: platform.amount_minor - shift.minor })
      .where("chargeback_id", "=", shift.chargebackId)
      .where("position", "=", platform.position)
      .execute();
  const position = Math.max(...parts.map((part) => part.position)) + 1;
  const { source, userId: user_id, takenFrom: taken_from } = shift;
  const part = { source, user_id, taken_from, reference_id: null };
  await insertParts(tx, [{ ...part, chargeback_id: shift.chargebackId, position, amount_minor: shift.minor }]);
}

/** Of a refund that waits with us: what banks have of it, and of that what is theirs for good. */
export async function takenOfRefund(
  db: Db,
  refundId: string,
): Promise<{ readonly takenMinor: bigint; readonly lostMinor: bigint }> {
  const sumIf = (where: ReturnType<typeof sql<boolean>>) =>
    sql<bigint>`coalesce(sum(part.amount_minor) filter (where ${where}), 0)::bigint`;
  return db
    .selectFrom("payments.chargeback_parts as part")
    .innerJoin("payments.chargebacks as chargeback", "chargeback.chargeback_id", "part.chargeback_id")
    .select([sumIf(sql`true`).as("takenMinor"), sumIf(sql`chargeback.status = 'lost'`).as("lostMinor")])
    .where("part.source", "=", "refund")
    .where("part.taken_from", "=", refundId)
    .where("chargeback.status", "in", TAKEN)
    .executeTakeFirstOrThrow();
}

/** Whether a bank holds or has kept something of a refund that waits with us, as a column. */
export const isAtBank = (refundId: string, statuses: readonly string[] = TAKEN) =>
  sql<boolean>`exists (select from payments.chargeback_parts part
    join payments.chargebacks chargeback using (chargeback_id)
    where part.source = 'refund' and part.taken_from = ${sql.ref(refundId)}
      and chargeback.status = any(${[...statuses]}))`;

/** How much of it, as a column. */
export const takenFromRefund = (refundId: string) =>
  sql<bigint>`(select coalesce(sum(part.amount_minor), 0)::bigint from payments.chargeback_parts part
    join payments.chargebacks chargeback using (chargeback_id)
    where part.source = 'refund' and part.taken_from = ${sql.ref(refundId)}
      and chargeback.status = any(${[...TAKEN]}))`;

/** Disputes that hold or have kept something of this payment, oldest first. */
export async function takenOfPayment(tx: Tx, transactionId: string): Promise<readonly ChargebackRow[]> {
  return tx
    .selectFrom("payments.chargebacks")
    .selectAll()
    .where("transaction_id", "=", transactionId)
    .where("status", "in", TAKEN)
    .orderBy("opened_at")
    .orderBy("chargeback_id")
    .execute();
}

/**
 * Disputes of one payment, before any row is locked: what is taken, undone and said of it depends on what the others took, and
 * of two that end at once neither would see the other. A refund of it that fails waits for its turn too.
 */
export async function takeTurnOfDisputes(tx: Tx, transactionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments.disputes:${transactionId}`}, 0))`.execute(tx);
}

/**
 * What a dispute takes and what comes back of a payout look at one wallet: of two at once neither would see the other.
 * Before any of the ledger's rows is locked.
 */
export async function takeEarnersTurn(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments.disputes_of:${userId}`}, 0))`.execute(tx);
}

/** What other disputes of this payment hold of what was protected, and those that were lost of what was released. */
export async function goneBeside(tx: Tx, row: ChargebackRow): Promise<bigint> {
  const { minor } = await tx
    .selectFrom("payments.chargeback_parts as part")
    .innerJoin("payments.chargebacks as chargeback", "chargeback.chargeback_id", "part.chargeback_id")
    .select(sql<bigint>`coalesce(sum(part.amount_minor), 0)::bigint`.as("minor"))
    .where("chargeback.transaction_id", "=", row.transaction_id)
    .where("chargeback.chargeback_id", "<>", row.chargeback_id)
    .where("chargeback.status", "in", TAKEN)
    .where("part.source", "<>", "refund")
    .where((eb) => eb.or([eb("part.source", "=", "protected"), eb("chargeback.status", "=", "lost")]))
    .executeTakeFirstOrThrow();
  return minor;
}

/** Whether a bank disputes this payment, or has won, by another chargeback than this one. */
export async function isDisputedBeside(tx: Tx, row: ChargebackRow): Promise<boolean> {
  const other = await tx
    .selectFrom("payments.chargebacks")
    .select("chargeback_id")
    .where("transaction_id", "=", row.transaction_id)
    .where("chargeback_id", "<>", row.chargeback_id)
    .where("status", "in", TAKEN)
    .executeTakeFirst();
  return other !== undefined;
}

export const partAmount = (part: PartRow, currency: string): Money => money(part.amount_minor, currency);

/** A row as the posting rules take it. */
export const postingPart = (part: PartRow, currency: string): ChargebackPart => ({
  // The column's check constraint allows these words alone.
  source: part.source as ChargebackPart["source"],
  amount: partAmount(part, currency),
  userId: part.user_id,
  referenceId: part.reference_id,
});

/** What runs or ended within that time against what this person earned. */
export async function countChargebacks(db: Db, recipientId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom("payments.chargebacks as chargeback")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "chargeback.transaction_id")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("payment.recipient_id", "=", recipientId)
    // A bank that only asks has taken nothing.
    .where("chargeback.status", "not in", ["won", "closed", "inquiry"])
    .where("chargeback.opened_at", ">=", since)
    // Who had given all of it back by then did not bring the payer to their bank.
    .where(
      sql<boolean>`payment.held_minor > (select coalesce(sum(refund.held_minor), 0) from payments.refunds refund
        where refund.transaction_id = payment.transaction_id and refund.created_at <= chargeback.opened_at)`,
    )
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
