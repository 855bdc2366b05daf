import { type Selectable, sql } from "kysely";
import type { Static } from "typebox";
import type { PayoutMethodView } from "#api-schema/payments-views.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { payoutMethodErrors } from "../payments.errors.ts";
import type { PayoutMethodsTable } from "../payments.tables.ts";
import { forgetWhenFree } from "./forget-account.ts";

export type PayoutMethodRow = Selectable<PayoutMethodsTable>;
type View = Static<typeof PayoutMethodView>;

/** Payouts on their way keep it; new ones cannot use it. */
export async function removePayoutMethod(platform: Platform, actor: Actor, payoutMethodId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    await oneAtATime(tx, actor.userId);
    const removed = await tx
      .updateTable("payments.payout_methods")
      .set({ removed_at: platform.clock.now(), is_default: false })
      .where("payout_method_id", "=", payoutMethodId)
      .where("user_id", "=", actor.userId)
      .where("removed_at", "is", null)
      .returning("currency")
      .executeTakeFirst();
    if (!removed) throw payoutMethodErrors.notFound();
    await makeNewestDefault(tx, actor.userId, removed.currency);
    await forgetWhenFree(tx, platform, payoutMethodId);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.payout_method_removed",
      subject: { type: "payout_method", id: payoutMethodId },
    });
  });
}

/** Of the provider in use, when its account of the person is given up. The caller went through `oneAtATime`. */
export async function removeAllMethods(tx: Tx, platform: Platform, userId: string): Promise<void> {
  const { name: gateway } = gatewayOf(platform);
  const removed = await tx
    .updateTable("payments.payout_methods")
    .set({ removed_at: platform.clock.now(), is_default: false })
    .where("user_id", "=", userId)
    .where("gateway", "=", gateway)
    .where("removed_at", "is", null)
    .returning("payout_method_id")
    .execute();
  for (const { payout_method_id: id } of removed) {
    await forgetWhenFree(tx, platform, id);
    await platform.audit.record(tx, {
      actorId: userId,
      action: "payments.payout_method_removed",
      subject: { type: "payout_method", id },
    });
  }
  // Whatever the provider still answers to them, it is for an account that is given up.
  await tx
    .deleteFrom("payments.payout_method_intents")
    .where("user_id", "=", userId)
    .where("gateway", "=", gateway)
    .execute();
}

export async function listPayoutMethods(db: Db, userId: string): Promise<View[]> {
  return (await methodsOf(db, userId)).map(methodView);
}

/** Newest first; those that were removed are left out. */
export async function methodsOf(db: Db, userId: string): Promise<readonly PayoutMethodRow[]> {
  return db
    .selectFrom("payments.payout_methods")
    .selectAll()
    .where("user_id", "=", userId)
    .where("removed_at", "is", null)
    .orderBy("created_at", "desc")
    .execute();
}

/** One account of each currency is the one to use, whoever adds or removes which at the same moment. */
export async function oneAtATime(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments.payout_methods:${userId}`}, 0))`.execute(tx);
}

export async function dropDefault(tx: Tx, userId: string, currency: string): Promise<void> {
  await tx
    .updateTable("payments.payout_methods")
    .set({ is_default: false })
    .where("user_id", "=", userId)
    .where("currency", "=", currency)
    .where("is_default", "=", true)
    .execute();
}

/** Its bank takes nothing: neither the schedule nor anybody's next click sends money there again. */
export async function markBroken(
  tx: Tx,
  platform: Platform,
  { payout_method_id: id, user_id: userId, currency }: { payout_method_id: string; user_id: string; currency: string },
): Promise<void> {
  await oneAtATime(tx, userId);
  const marked = await tx
    .updateTable("payments.payout_methods")
    .set({ broken_at: platform.clock.now(), is_default: false })
    .where("payout_method_id", "=", id)
    .where("broken_at", "is", null)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (marked.numUpdatedRows > 0n) await makeNewestDefault(tx, userId, currency);
}

async function makeNewestDefault(tx: Tx, userId: string, currency: string): Promise<void> {
  const methods = (await methodsOf(tx, userId)).filter(
    (method) => method.currency === currency && method.broken_at === null,
  );
  const [newest] = methods;
  if (!newest || methods.some((method) => method.is_default)) return;
  await tx
    .updateTable("payments.payout_methods")
    .set({ is_default: true })
    .where("payout_method_id", "=", newest.payout_method_id)
    .execute();
}

export function methodView(row: PayoutMethodRow): View {
  return {
    payout_method_id: row.payout_method_id,
    kind: "bank_account",
    holder_name: row.holder_name,
    country: row.country,
    last4: row.last4,
    currency: row.currency,
    default: row.is_default,
    usable_from: row.usable_from?.toISOString() ?? null,
    broken: row.broken_at !== null,
    created_at: row.created_at.toISOString(),
  };
}
