// The provider's customers and the cards they keep with it.
import type { Selectable } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { SandboxMethodsTable } from "../../payments.tables.ts";
import type { GatewayMethod } from "../port-methods.ts";
import { findCard } from "./cards.ts";

export type MethodRow = Selectable<SandboxMethodsTable>;

export async function insertCustomer(tx: Tx, platform: Platform, key: string): Promise<string> {
  await tx
    .insertInto("payments.sandbox_customers")
    .values({ customer_id: `cus_${newToken(16)}`, idempotency_key: key, created_at: platform.clock.now() })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .execute();
  const row = await tx
    .selectFrom("payments.sandbox_customers")
    .select("customer_id")
    .where("idempotency_key", "=", key)
    .executeTakeFirstOrThrow();
  return row.customer_id;
}

export interface KeptCard {
  readonly number: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
}

export async function insertMethod(tx: Tx, platform: Platform, customer: string, card: KeptCard): Promise<string> {
  const methodId = `pm_${newToken(16)}`;
  await tx
    .insertInto("payments.sandbox_methods")
    .values({
      method_id: methodId,
      customer_id: customer,
      card_number: card.number,
      expiry_month: card.expiryMonth,
      expiry_year: card.expiryYear,
      created_at: platform.clock.now(),
    })
    .execute();
  return methodId;
}

export async function removeMethod(tx: Tx, methodId: string): Promise<void> {
  await tx.updateTable("payments.sandbox_methods").set({ removed: true }).where("method_id", "=", methodId).execute();
}

/** The cards a checkout page offers, newest first. */
export async function cardsOf(db: Db, customer: string | null): Promise<readonly MethodRow[]> {
  if (customer === null) return [];
  return db
    .selectFrom("payments.sandbox_methods")
    .selectAll()
    .where("customer_id", "=", customer)
    .where("removed", "=", false)
    .orderBy("created_at", "desc")
    .orderBy("method_id")
    .execute();
}

export async function findMethod(db: Db, methodId: string | null): Promise<MethodRow | null> {
  if (methodId === null) return null;
  const row = await db
    .selectFrom("payments.sandbox_methods")
    .selectAll()
    .where("method_id", "=", methodId)
    .executeTakeFirst();
  return row ?? null;
}

export function methodView(row: MethodRow): GatewayMethod {
  const card = findCard(row.card_number);
  assert(card, "a saved card is one of the test cards");
  return {
    id: row.method_id,
    kind: "card",
    brand: card.brand,
    last4: row.card_number.slice(-4),
    expiryMonth: row.expiry_month,
    expiryYear: row.expiry_year,
  };
}
