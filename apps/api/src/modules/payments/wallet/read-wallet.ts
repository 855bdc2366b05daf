// What somebody has: sums of the ledger for what is theirs, of the lots for what is protected.
import type { WalletView } from "#api-schema/payments-views.ts";
import { type Currency, currency, type Money, money, toWire, zero } from "#money";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { clearing, reserve, wallet } from "../ledger/account-keys.ts";
import { balances } from "../ledger/balances.ts";
import { recipientNow } from "../payouts/follow-recipient.ts";
import { isVerified } from "../payouts/identity-checks.repository.ts";
import { methodsOf } from "../payouts/payout-methods.ts";
import { minimums } from "../payouts/payouts.repository.ts";
import { payoutBlock } from "../payouts/requirements.rules.ts";
import { type ClearingRow, waitingClearings } from "../protected/clearings.repository.ts";
import { estimateTotal } from "./estimate-total.ts";

export interface WalletBalance {
  readonly currency: Currency;
  readonly available: Money;
  readonly clearing: Money;
  /** Protected for this person's work. */
  readonly protectedFor: Money;
  /** Protected by this person for others' work. */
  readonly protectedBy: Money;
  readonly inPayout: Money;
  readonly reserved: Money;
}

/** One row for each currency the person has anything in, or ever had in the wallet; sorted by code. */
export async function walletOf(db: Db, userId: string): Promise<readonly WalletBalance[]> {
  // One after the other: inside a transaction there is one connection.
  const own = await ownCurrencies(db, userId);
  const protectedFor = await lotSums(db, "recipient_id", userId);
  const protectedBy = await lotSums(db, "payer_id", userId);
  const codes = [...new Set([...own, ...protectedFor.keys(), ...protectedBy.keys()])].toSorted();
  const held = await balances(
    db,
    codes.flatMap((code) => [wallet(userId, code), clearing(userId, code), reserve(userId, code)]),
  );
  // After what lies there: money that leaves meanwhile is counted twice rather than not at all.
  const inPayout = await payoutSums(db, userId);
  return codes.map((code, index) => ({
    currency: code,
    available: held[index * 3]?.available ?? zero(code),
    clearing: held[index * 3 + 1]?.posted ?? zero(code),
    protectedFor: protectedFor.get(code) ?? zero(code),
    protectedBy: protectedBy.get(code) ?? zero(code),
    inPayout: inPayout.get(code) ?? zero(code),
    reserved: held[index * 3 + 2]?.posted ?? zero(code),
  }));
}

export async function readWallet(platform: Platform, actor: Actor): Promise<WalletView> {
  const { db } = platform;
  const rows = await walletOf(db, actor.userId);
  const smallest = await minimums(
    db,
    rows.map((row) => row.currency),
  );
  const waiting = await waitingClearings(db, actor.userId);
  return {
    balances: rows.map((row, index) => ({
      currency: row.currency,
      available: toWire(row.available),
      clearing: toWire(row.clearing),
      protected: toWire(row.protectedFor),
      protected_by_you: toWire(row.protectedBy),
      in_payout: toWire(row.inPayout),
      reserved: toWire(row.reserved),
      minimum_payout: toWire(smallest[index] ?? zero(row.currency)),
    })),
    clearing: waiting.map(clearingView),
    estimate: await estimateTotal(platform, actor.userId, rows),
    can: await mayDo(platform, actor, rows),
  };
}

/** What stands between this person and a payout, or the payout itself. */
async function mayDo(platform: Platform, actor: Actor, rows: readonly WalletBalance[]): Promise<WalletView["can"]> {
  const { db } = platform;
  if (!actor.emailVerified) return ["verify_email"];
  const methods = await methodsOf(db, actor.userId);
  const verified = await isVerified(db, actor.userId);
  const recipient = await recipientNow(db, gatewayOf(platform).name, actor.userId);
  const has = rows.some((row) => row.available.minor > 0n);
  const ready =
    verified &&
    !(recipient && payoutBlock(recipient)) &&
    rows.some((row) => row.available.minor > 0n && methods.some((method) => method.currency === row.currency));
  return [
    "add_payout_method",
    ...(verified ? [] : (["verify_identity"] as const)),
    ...(ready ? (["withdraw"] as const) : []),
    // Not every provider changes money.
    ...(has && gatewayOf(platform).exchangeRate ? (["exchange"] as const) : []),
  ];
}

function clearingView(row: ClearingRow): WalletView["clearing"][number] {
  return {
    clearing_id: row.clearing_id,
    amount: toWire(money(row.net_minor - row.taken_minor, row.currency)),
    description: row.description,
    available_at: row.available_at.toISOString(),
    days: row.days,
    reason: row.reason,
  };
}

async function ownCurrencies(db: Db, userId: string): Promise<readonly Currency[]> {
  const rows = await db
    .selectFrom("payments.accounts")
    .select("currency")
    .distinct()
    .where("owner_kind", "=", "user")
    .where("owner_id", "=", userId)
    .where("kind", "in", ["wallet", "clearing", "reserve"])
    .execute();
  return rows.map((row) => currency(row.currency));
}

async function lotSums(
  db: Db,
  side: "recipient_id" | "payer_id",
  userId: string,
): Promise<ReadonlyMap<Currency, Money>> {
  const rows = await db
    .selectFrom("payments.protected_lots")
    .select(["currency", "left_minor"])
    .where(side, "=", userId)
    .where("left_minor", ">", 0n)
    .execute();
  return sumByCurrency(rows.map((row) => money(row.left_minor, row.currency)));
}

async function payoutSums(db: Db, userId: string): Promise<ReadonlyMap<Currency, Money>> {
  const rows = await db
    .selectFrom("payments.payouts")
    .select(["currency", "amount_minor"])
    .where("user_id", "=", userId)
    .where("status", "in", ["requested", "processing"])
    .execute();
  return sumByCurrency(rows.map((row) => money(row.amount_minor, row.currency)));
}

function sumByCurrency(amounts: readonly Money[]): ReadonlyMap<Currency, Money> {
  const sums = new Map<Currency, Money>();
  for (const amount of amounts)
    sums.set(amount.currency, money((sums.get(amount.currency)?.minor ?? 0n) + amount.minor, amount.currency));
  return sums;
}
