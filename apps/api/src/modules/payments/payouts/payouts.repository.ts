import type { Insertable, Selectable, Updateable } from "kysely";
import { type Currency, type Money, money } from "#money";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import type { PayoutsTable } from "../payments.tables.ts";
import { defaultMinimum } from "./payout.rules.ts";

export type PayoutRow = Selectable<PayoutsTable>;
export type PayoutWithMethod = PayoutRow & { readonly last4: string };

const withMethod = (db: Db) =>
  db
    .selectFrom("payments.payouts as payout")
    .innerJoin("payments.payout_methods as method", "method.payout_method_id", "payout.payout_method_id")
    .selectAll("payout")
    .select("method.last4");

/** False when the same key came at the same time and was a moment faster. */
export async function insertPayout(tx: Tx, payout: Insertable<PayoutsTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto("payments.payouts")
    .values(payout)
    .onConflict((conflict) => conflict.constraint("payouts_one_key").doNothing())
    .returning("payout_id")
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function updatePayout(tx: Tx, payoutId: string, change: Updateable<PayoutsTable>): Promise<void> {
  await tx.updateTable("payments.payouts").set(change).where("payout_id", "=", payoutId).execute();
}

export async function findPayout(db: Db, payoutId: string): Promise<PayoutWithMethod | undefined> {
  return withMethod(db).where("payout.payout_id", "=", payoutId).executeTakeFirst();
}

export async function lockPayout(tx: Tx, payoutId: string): Promise<PayoutWithMethod> {
  return withMethod(tx).where("payout.payout_id", "=", payoutId).forUpdate("payout").executeTakeFirstOrThrow();
}

export async function findPayoutByKey(
  db: Db,
  userId: string,
  idempotencyKey: string,
): Promise<PayoutWithMethod | undefined> {
  return withMethod(db)
    .where("payout.user_id", "=", userId)
    .where("payout.idempotency_key", "=", idempotencyKey)
    .executeTakeFirst();
}

export async function listPayouts(
  db: Db,
  userId: string,
  page: { limit: number; before: { at: Date; id: string } | null },
): Promise<readonly PayoutWithMethod[]> {
  const { before } = page;
  let query = withMethod(db).where("payout.user_id", "=", userId);
  if (before)
    query = query.where((eb) =>
      eb(eb.refTuple("payout.created_at", "payout.payout_id"), "<", eb.tuple(before.at, before.id)),
    );
  return query
    .orderBy("payout.created_at", "desc")
    .orderBy("payout.payout_id", "desc")
    .limit(page.limit + 1)
    .execute();
}

export function countPayouts(db: Db, userId: string): Promise<number> {
  return countRows(
    db,
    db
      .selectFrom("payments.payouts")
      .select((eb) => eb.lit(1).as("one"))
      .where("user_id", "=", userId),
  );
}

/** The smallest payouts of these currencies, in their order. */
export async function minimums(db: Db, currencies: readonly Currency[]): Promise<readonly Money[]> {
  if (currencies.length === 0) return [];
  const rows = await db
    .selectFrom("payments.payout_minimums")
    .selectAll()
    .where("currency", "in", currencies)
    .execute();
  const known = new Map(rows.map((row) => [row.currency, row.amount_minor]));
  return currencies.map((currency) => {
    const minor = known.get(currency);
    return minor === undefined ? defaultMinimum(currency) : money(minor, currency);
  });
}
