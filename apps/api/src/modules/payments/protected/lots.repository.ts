// Which payment's money lies where. Left amounts of a milestone's lots sum to its escrow account.
import type { Selectable } from "kysely";
import { add, type Money, money } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import { paymentErrors } from "../payments.errors.ts";
import type { ProtectedLotsTable } from "../payments.tables.ts";

export type Lot = Selectable<ProtectedLotsTable>;
export type NewLot = Pick<
  Lot,
  "reference_id" | "transaction_id" | "payer_id" | "recipient_id" | "currency" | "amount_minor" | "created_at"
>;

/** A part of a lot that a release, refund or move takes. */
export interface Taken {
  readonly lot: Lot;
  readonly amount: Money;
}

export async function insertLot(tx: Tx, lot: NewLot): Promise<void> {
  await tx
    .insertInto("payments.protected_lots")
    .values({ ...lot, lot_id: newId(), left_minor: lot.amount_minor })
    .execute();
}

/** The lots with money left, oldest first, locked in that order. */
export async function lockLots(tx: Tx, referenceId: string): Promise<readonly Lot[]> {
  return tx
    .selectFrom("payments.protected_lots")
    .selectAll()
    .where("reference_id", "=", referenceId)
    .where("left_minor", ">", 0n)
    .orderBy("lot_id")
    .forUpdate()
    .execute();
}

/** What a payment's money is or was protected for, in the order in which owners are locked. */
export async function referencesOf(tx: Tx, transactionId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("payments.protected_lots")
    .select("reference_id")
    .distinct()
    .where("transaction_id", "=", transactionId)
    .execute();
  return rows.map((row) => row.reference_id).toSorted();
}

/**
 * Takes `amount` from the lots: the oldest first for a release, the newest first for a refund. Raises
 * `payment.not_held` when less is left, or it is held in another currency.
 */
export async function takeFromLots(tx: Tx, lots: readonly Lot[], amount: Money): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  let wanted = amount.minor;
  for (const lot of lots) {
    if (wanted === 0n) break;
    if (lot.currency !== amount.currency)
      throw paymentErrors.notHeld({ detail: `What is protected here is in ${lot.currency}.` });
    // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint
    const part = lot.left_minor < wanted ? lot.left_minor : wanted;
    wanted -= part;
    taken.push({ lot, amount: money(part, amount.currency) });
    await tx
      .updateTable("payments.protected_lots")
      .set({ left_minor: lot.left_minor - part })
      .where("lot_id", "=", lot.lot_id)
      .execute();
  }
  if (wanted > 0n) throw paymentErrors.notHeld();
  return taken;
}

/** One part for each payment: a payment is refunded once, though its money came here in several moves. */
export function byPayment(taken: readonly Taken[]): readonly Taken[] {
  const parts = new Map<string, Taken>();
  for (const { lot, amount } of taken) {
    const before = parts.get(lot.transaction_id);
    parts.set(lot.transaction_id, { lot, amount: before ? add(before.amount, amount) : amount });
  }
  return [...parts.values()];
}

/** What is protected for a milestone now; null when nothing ever was, so that no currency is known. */
export async function protectedAmount(db: Db, milestoneId: string): Promise<Money | null> {
  const rows = await db
    .selectFrom("payments.protected_lots")
    .select(["currency", "left_minor"])
    .where("reference_id", "=", milestoneId)
    .execute();
  const currency = rows[0]?.currency;
  if (currency === undefined) return null;
  return money(
    rows.reduce((all, row) => all + row.left_minor, 0n),
    currency,
  );
}
