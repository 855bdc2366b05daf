import type { Insertable, Selectable, Updateable } from "kysely";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import type { SubscriptionChargesTable, SubscriptionsTable } from "../payments.tables.ts";
import { SUBSCRIPTION } from "../purposes.ts";

export type SubscriptionRow = Selectable<SubscriptionsTable>;
export type ChargeRow = Selectable<SubscriptionChargesTable>;

export async function insertSubscription(tx: Tx, row: Insertable<SubscriptionsTable>): Promise<SubscriptionRow> {
  return tx.insertInto("payments.subscriptions").values(row).returningAll().executeTakeFirstOrThrow();
}

export async function updateSubscription(
  tx: Tx,
  subscriptionId: string,
  change: Updateable<SubscriptionsTable>,
): Promise<SubscriptionRow> {
  return tx
    .updateTable("payments.subscriptions")
    .set(change)
    .where("subscription_id", "=", subscriptionId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findSubscription(db: Db, subscriptionId: string): Promise<SubscriptionRow | undefined> {
  return db
    .selectFrom("payments.subscriptions")
    .selectAll()
    .where("subscription_id", "=", subscriptionId)
    .executeTakeFirst();
}

export async function lockSubscription(tx: Tx, subscriptionId: string): Promise<SubscriptionRow | undefined> {
  return tx
    .selectFrom("payments.subscriptions")
    .selectAll()
    .where("subscription_id", "=", subscriptionId)
    .forUpdate()
    .executeTakeFirst();
}

/** Those that run, then those that ended, newest first. */
export async function subscriptionsOf(db: Db, userId: string): Promise<readonly SubscriptionRow[]> {
  return db
    .selectFrom("payments.subscriptions")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy((eb) => eb("state", "=", "ended"))
    .orderBy("created_at", "desc")
    .limit(20)
    .execute();
}

export async function hadTrial(db: Db, userId: string, audience: string): Promise<boolean> {
  const row = await db
    .selectFrom("payments.subscriptions")
    .select("subscription_id")
    .where("user_id", "=", userId)
    .where("audience", "=", audience)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface SubscriptionFilter {
  /** Any of; empty: all. */
  readonly states: readonly string[];
  readonly plans: readonly string[];
  readonly userId: string | undefined;
}

export async function listSubscriptions(
  db: Db,
  filter: SubscriptionFilter,
  page: { readonly limit: number; readonly before: { readonly at: Date; readonly id: string } | null },
): Promise<readonly SubscriptionRow[]> {
  let query = matching(db, filter).selectAll();
  const { before } = page;
  if (before)
    query = query.where((eb) => eb(eb.refTuple("created_at", "subscription_id"), "<", eb.tuple(before.at, before.id)));
  return query
    .orderBy("created_at", "desc")
    .orderBy("subscription_id", "desc")
    .limit(page.limit + 1)
    .execute();
}

export async function countSubscriptions(db: Db, filter: SubscriptionFilter): Promise<number> {
  return countRows(db, matching(db, filter).select("subscription_id"));
}

function matching(db: Db, filter: SubscriptionFilter) {
  let query = db.selectFrom("payments.subscriptions");
  if (filter.states.length > 0) query = query.where("state", "in", filter.states);
  if (filter.userId !== undefined) query = query.where("user_id", "=", filter.userId);
  if (filter.plans.length > 0) query = query.where("plan", "in", filter.plans);
  return query;
}

export async function insertCharge(tx: Tx, row: Insertable<SubscriptionChargesTable>): Promise<ChargeRow> {
  return tx.insertInto("payments.subscription_charges").values(row).returningAll().executeTakeFirstOrThrow();
}

export async function updateCharge(
  tx: Tx,
  chargeId: string,
  change: Updateable<SubscriptionChargesTable>,
): Promise<ChargeRow> {
  return tx
    .updateTable("payments.subscription_charges")
    .set(change)
    .where("subscription_charge_id", "=", chargeId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findCharge(db: Db, chargeId: string): Promise<ChargeRow | undefined> {
  return db
    .selectFrom("payments.subscription_charges")
    .selectAll()
    .where("subscription_charge_id", "=", chargeId)
    .executeTakeFirst();
}

/** Of these, those that wait for the owner of a card that is not the default of the provider in use any more. */
export async function waitingOnOtherCard(
  db: Db,
  gateway: string,
  chargeIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (chargeIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("payments.subscription_charges as due")
    .innerJoin("payments.method_charges as asked", "asked.method_charge_id", "due.method_charge_id")
    .innerJoin("payments.saved_methods as card", "card.user_id", "due.user_id")
    .select("due.subscription_charge_id")
    .where("due.subscription_charge_id", "in", chargeIds)
    .where("due.needs_confirmation", "=", true)
    .where("card.gateway", "=", gateway)
    .where("card.is_default", "=", true)
    .whereRef("card.saved_method_id", "<>", "asked.saved_method_id")
    .execute();
  return new Set(rows.map((row) => row.subscription_charge_id));
}

export async function openCharge(db: Db, subscriptionId: string): Promise<ChargeRow | undefined> {
  return db
    .selectFrom("payments.subscription_charges")
    .selectAll()
    .where("subscription_id", "=", subscriptionId)
    .where("state", "=", "open")
    .executeTakeFirst();
}

export async function chargesOf(db: Db, subscriptionIds: readonly string[]): Promise<readonly ChargeRow[]> {
  if (subscriptionIds.length === 0) return [];
  return db
    .selectFrom("payments.subscription_charges")
    .selectAll()
    .where("subscription_id", "in", subscriptionIds)
    .orderBy("created_at", "desc")
    .limit(200)
    .execute();
}

/** What went back of each charge, in minor units; those of which nothing did are left out. */
export async function refundedOf(db: Db, chargeIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  if (chargeIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("payments.payments")
    .select(["reference_id", "refunded_minor"])
    .where("type", "=", SUBSCRIPTION)
    .where("reference_id", "in", chargeIds)
    .where("refunded_minor", ">", 0n)
    .execute();
  return new Map(rows.map((row) => [row.reference_id, row.refunded_minor]));
}
