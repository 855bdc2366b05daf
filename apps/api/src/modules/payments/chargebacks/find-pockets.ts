// What of a payment that goes back lies where, locked in the order everybody locks: lots, payment, clearings, reserves,
// wallet.
import { sql } from "kysely";
import { currency as currencyOf } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { type AccountKey, accountId, wallet } from "../ledger/account-keys.ts";
import { balanceKeptStill, balanceOf } from "../ledger/balances.ts";
import { type Earnings, earnedOf, type Pocket } from "./chargeback.rules.ts";
import { takenBefore } from "./chargebacks.repository.ts";

export interface Found {
  readonly pockets: readonly Pocket[];
  /** What the earner got of this payment so far: they answer for no more. */
  readonly earnedMinor: bigint;
  /** What was released for that in all, before and after fees. */
  readonly earnings: Earnings;
  /** What the payment's money is protected for. */
  readonly references: readonly string[];
}

/** The lots of a payment, locked, in their order. Before the payment itself. */
export async function lockLotsOfPayment(tx: Tx, transactionId: string) {
  return lotsOfPayment(tx, transactionId).forUpdate().execute();
}

const lotsOfPayment = (tx: Tx, transactionId: string) =>
  tx
    .selectFrom("payments.protected_lots")
    .select(["lot_id", "reference_id", "left_minor"])
    .where("transaction_id", "=", transactionId)
    .orderBy("lot_id");

type LotRows = Awaited<ReturnType<typeof lockLotsOfPayment>>;

/** `besides`: other wallets of the earner that are locked with it. */
export async function findPockets(
  tx: Tx,
  payment: PaymentRow,
  lots: LotRows,
  besides: readonly AccountKey[] = [],
): Promise<Found> {
  const references = [...new Set(lots.map((lot) => lot.reference_id))];
  const protectedPockets: Pocket[] = lots.map((lot) => ({
    source: "protected",
    takenFrom: lot.lot_id,
    referenceId: lot.reference_id,
    userId: null,
    minor: lot.left_minor,
  }));
  const { recipient_id: earner } = payment;
  if (earner === null) return { pockets: protectedPockets, earnedMinor: 0n, earnings: NOTHING, references };
  const earnings = await earningsOf(tx, references);
  const earnedMinor = await earnedFrom(tx, payment, lots, earnings);
  const own = await ownPockets(tx, earner, payment.currency, besides);
  return { pockets: [...protectedPockets, ...own], earnedMinor, earnings, references };
}

/** Released money of this payment, less the fees that were taken of it and what an earlier dispute of it has of them. */
async function earnedFrom(tx: Tx, payment: PaymentRow, lots: LotRows, earnings: Earnings): Promise<bigint> {
  const { rows } = await sql<{ refunded: bigint }>`
    select coalesce(sum(held_minor), 0)::bigint as refunded from payments.refunds
    where transaction_id = ${payment.transaction_id}`.execute(tx);
  const left = lots.reduce((all, lot) => all + lot.left_minor, 0n);
  const taken = await takenBefore(tx, payment.transaction_id);
  const released = payment.held_minor - left - (rows[0]?.refunded ?? 0n) - taken.protectedMinor;
  if (released <= 0n) return 0n;
  const earned = earnedOf(released, earnings) - taken.earnedMinor;
  return earned > 0n ? earned : 0n;
}

/** What the earner got of this payment and no dispute of it has taken. */
export async function earnedOfPayment(tx: Tx, payment: PaymentRow): Promise<bigint> {
  const lots = await lotsOfPayment(tx, payment.transaction_id).execute();
  const references = [...new Set(lots.map((lot) => lot.reference_id))];
  return earnedFrom(tx, payment, lots, await earningsOf(tx, references));
}

const NOTHING: Earnings = { grossMinor: 0n, netMinor: 0n };

async function earningsOf(tx: Tx, references: readonly string[]): Promise<Earnings> {
  if (references.length === 0) return NOTHING;
  const { rows } = await sql<Earnings>`
    select coalesce(sum(gross_minor), 0)::bigint as "grossMinor", coalesce(sum(net_minor), 0)::bigint as "netMinor"
    from payments.clearings where reference_id = any (${[...references]}::uuid[])`.execute(tx);
  return rows[0] ?? NOTHING;
}

/** What somebody earned and has here, locked, and other wallets of theirs with it. */
export async function ownPockets(
  tx: Tx,
  earner: string,
  code: string,
  besides: readonly AccountKey[] = [],
): Promise<readonly Pocket[]> {
  const clearings = await tx
    .selectFrom("payments.clearings")
    .select(["clearing_id", "net_minor", "taken_minor"])
    .where("user_id", "=", earner)
    .where("currency", "=", code)
    .where("cleared_at", "is", null)
    .orderBy("clearing_id")
    .forUpdate()
    .execute();
  const reserves = await tx
    .selectFrom("payments.reserves")
    .select(["reserve_id", "left_minor"])
    .where("user_id", "=", earner)
    .where("currency", "=", code)
    .where("released_at", "is", null)
    .orderBy("reserve_id")
    .forUpdate()
    .execute();
  const own = wallet(earner, currencyOf(code));
  // In the order in which a journal locks them.
  const wallets = [own, ...besides].toSorted((one, other) => (accountId(one) < accountId(other) ? -1 : 1));
  for (const key of wallets) await balanceKeptStill(tx, key);
  const { available } = await balanceOf(tx, own);
  const mine = { referenceId: null, userId: earner };
  return [
    { ...mine, source: "wallet", takenFrom: null, minor: available.minor },
    ...clearings.map((row) => ({
      ...mine,
      source: "clearing" as const,
      takenFrom: row.clearing_id,
      minor: row.net_minor - row.taken_minor,
    })),
    ...reserves.map((row) => ({
      ...mine,
      source: "reserve" as const,
      takenFrom: row.reserve_id,
      minor: row.left_minor,
    })),
  ];
}
