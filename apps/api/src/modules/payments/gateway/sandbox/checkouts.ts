// The provider's checkouts: open -> challenge -> open | paid, open -> paid | expired; by bank open -> processing ->
// paid | expired, reserved only open -> authorised -> paid | expired.
import type { Selectable } from "kysely";
import { toWire } from "#money";
import { MINUTE_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { SandboxCheckoutsTable } from "../../payments.tables.ts";
import type { Checkout, CheckoutAttempt, NewCheckout } from "../port.ts";
import { chargeOf } from "./charges.ts";
import { emit } from "./events.ts";
import { findMethod, methodView } from "./methods.ts";

export type CheckoutRow = Selectable<SandboxCheckoutsTable>;
export const EXPIRY_TIMER = "payments.sandbox_expiry";

// Longer than anybody types, shorter than a price may be promised.
export const CHECKOUT_MINUTES_MAX = 24 * 60;

export async function insertCheckout(tx: Tx, platform: Platform, checkout: NewCheckout): Promise<string> {
  const now = platform.clock.now();
  assert(
    checkout.expiresAt.getTime() - now.getTime() <= CHECKOUT_MINUTES_MAX * MINUTE_MS,
    "a checkout closes within a day",
  );
  const made = await tx
    .insertInto("payments.sandbox_checkouts")
    .values({
      session: `cs_${newToken(24)}`,
      idempotency_key: checkout.key,
      amount_minor: checkout.total.minor,
      currency: checkout.total.currency,
      description: checkout.description,
      lines: JSON.stringify(checkout.lines.map((line) => ({ label: line.label, amount: toWire(line.amount) }))),
      customer_id: checkout.customer,
      return_url: checkout.returnUrl,
      expires_at: checkout.expiresAt,
      capture_later: checkout.capture === "later",
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returning("session")
    .executeTakeFirst();
  if (made) {
    await platform.timers.schedule(tx, { kind: EXPIRY_TIMER, ref: made.session, dueAt: checkout.expiresAt });
    return made.session;
  }
  const before = await tx
    .selectFrom("payments.sandbox_checkouts")
    .select("session")
    .where("idempotency_key", "=", checkout.key)
    .executeTakeFirstOrThrow();
  return before.session;
}

export async function findCheckout(db: Db, session: string): Promise<CheckoutRow | undefined> {
  return db.selectFrom("payments.sandbox_checkouts").selectAll().where("session", "=", session).executeTakeFirst();
}

export async function lockCheckout(tx: Tx, session: string): Promise<CheckoutRow | undefined> {
  return tx
    .selectFrom("payments.sandbox_checkouts")
    .selectAll()
    .where("session", "=", session)
    .forUpdate()
    .executeTakeFirst();
}

export async function attemptsOf(db: Db, session: string): Promise<readonly CheckoutAttempt[]> {
  const rows = await db
    .selectFrom("payments.sandbox_attempts")
    .selectAll()
    .where("session", "=", session)
    .orderBy("created_at")
    .orderBy("attempt_id")
    .execute();
  return rows.map((row) => ({
    id: row.attempt_id,
    // The column's check constraint allows these three words.
    outcome: row.outcome as CheckoutAttempt["outcome"],
    code: row.code,
    card: row.card_brand !== null && row.card_last4 !== null ? { brand: row.card_brand, last4: row.card_last4 } : null,
    at: row.created_at,
  }));
}

/** Closes it unless it was paid or closed before. */
export async function expire(tx: Tx, platform: Platform, session: string): Promise<void> {
  const row = await lockCheckout(tx, session);
  if (row?.state !== "open" && row?.state !== "challenge" && row?.state !== "authorised") return;
  await tx.updateTable("payments.sandbox_checkouts").set({ state: "expired" }).where("session", "=", session).execute();
  await platform.timers.cancel(tx, EXPIRY_TIMER, session);
  await emit(tx, platform, "checkout.expired", session);
}

/** What the port tells of a checkout. */
export async function describe(db: Db, platform: Platform, session: string): Promise<Checkout | null> {
  const row = await findCheckout(db, session);
  if (!row) return null;
  const charge = await chargeOf(db, session);
  const method = await findMethod(db, row.saved_method);
  return {
    reference: session,
    url: checkoutUrl(platform, session),
    // The column's check constraint allows these words alone; only the page cares about the bank's question.
    state: row.state === "challenge" ? "open" : (row.state as Checkout["state"]),
    charge,
    attempts: await attemptsOf(db, session),
    saved: method ? methodView(method) : null,
  };
}

export function checkoutUrl(platform: Platform, session: string): string {
  return `${platform.config.publicUrl}/sandbox/checkout/${session}`;
}
