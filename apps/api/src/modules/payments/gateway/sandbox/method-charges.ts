// Charges of saved cards without their owner: authentication_required -> paid | declined, or that at once.
import type { Selectable } from "kysely";
import { money } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { SandboxMethodChargesTable } from "../../payments.tables.ts";
import type { MethodCharge, MethodPort } from "../port-methods.ts";
import { type CardAnswer, findCard } from "./cards.ts";
import { chargeOf, takeCharge } from "./charges.ts";
import { emit } from "./events.ts";
import { findMethod, type MethodRow } from "./methods.ts";

export type MethodChargeRow = Selectable<SandboxMethodChargesTable>;
type NewMethodCharge = Parameters<MethodPort["chargeMethod"]>[0];

/** The reference of the charge, made and decided now or, with the same key, long ago. */
export async function insertMethodCharge(tx: Tx, platform: Platform, order: NewMethodCharge): Promise<string> {
  const reference = `mc_${newToken(24)}`;
  const method = await findMethod(tx, order.method);
  assert(method && method.customer_id === order.customer, "a customer's own card is charged");
  const answer = method.removed ? declined("method_removed") : answerWithoutOwner(method, platform.clock.now());
  const made = await tx
    .insertInto("payments.sandbox_method_charges")
    .values({
      reference,
      idempotency_key: order.key,
      method_id: method.method_id,
      amount_minor: order.amount.minor,
      currency: order.amount.currency,
      description: order.description,
      state: answer.kind === "declined" ? "declined" : "authentication_required",
      failure_code: answer.kind === "declined" ? answer.code : null,
      created_at: platform.clock.now(),
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!made) {
    const before = await tx
      .selectFrom("payments.sandbox_method_charges")
      .select("reference")
      .where("idempotency_key", "=", order.key)
      .executeTakeFirstOrThrow();
    return before.reference;
  }
  if (answer.kind === "approved") await take(tx, platform, made, method);
  await emit(tx, platform, "method_charge.updated", reference);
  return reference;
}

const declined = (code: string): CardAnswer => ({ kind: "declined", code });

function answerWithoutOwner(method: MethodRow, at: Date): CardAnswer {
  const card = findCard(method.card_number);
  assert(card, "a saved card is one of the test cards");
  if (Date.UTC(method.expiry_year, method.expiry_month, 1) <= at.getTime()) return declined("expired_card");
  return card.absent ?? card.pays;
}

export async function findMethodCharge(db: Db, reference: string): Promise<MethodChargeRow | undefined> {
  return db
    .selectFrom("payments.sandbox_method_charges")
    .selectAll()
    .where("reference", "=", reference)
    .executeTakeFirst();
}

export async function describeMethodCharge(db: Db, reference: string): Promise<MethodCharge | null> {
  const row = await findMethodCharge(db, reference);
  if (!row) return null;
  return {
    reference,
    // The column's check constraint allows these words alone.
    state: row.state as MethodCharge["state"],
    charge: await chargeOf(db, reference),
    failureCode: row.failure_code ?? (row.state === "authentication_required" ? "authentication_required" : null),
  };
}

/** Remembers where the page leads back to. False when the charge waits no longer. */
export async function openConfirmation(tx: Tx, reference: string, returnUrl: string): Promise<boolean> {
  const opened = await tx
    .updateTable("payments.sandbox_method_charges")
    .set({ return_url: returnUrl })
    .where("reference", "=", reference)
    .where("state", "=", "authentication_required")
    .executeTakeFirst();
  return opened.numUpdatedRows > 0n;
}

export async function cancelMethodCharge(tx: Tx, reference: string): Promise<void> {
  await tx
    .updateTable("payments.sandbox_method_charges")
    .set({ state: "declined", failure_code: "authentication_required" })
    .where("reference", "=", reference)
    .where("state", "=", "authentication_required")
    .execute();
}

/** The owner's answer to the bank's question. */
export async function answerConfirmation(
  tx: Tx,
  platform: Platform,
  reference: string,
  passed: boolean,
): Promise<void> {
  const row = await tx
    .selectFrom("payments.sandbox_method_charges")
    .selectAll()
    .where("reference", "=", reference)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== "authentication_required") return;
  const method = await findMethod(tx, row.method_id);
  assert(method, "a charge keeps its card");
  const pays = findCard(method.card_number)?.pays;
  const refusal = passed ? (pays?.kind === "challenge" ? pays.afterwards : null) : "authentication_failed";
  if (refusal === null) await take(tx, platform, row, method);
  else await decline(tx, reference, refusal);
  await emit(tx, platform, "method_charge.updated", reference);
}

async function take(tx: Tx, platform: Platform, row: MethodChargeRow, method: MethodRow): Promise<void> {
  const chargeId = await takeCharge(tx, platform, {
    sourceKind: "method_charge",
    source: row.reference,
    cardNumber: method.card_number,
    amount: money(row.amount_minor, row.currency),
  });
  await tx
    .updateTable("payments.sandbox_method_charges")
    .set({ state: "paid", charge_id: chargeId })
    .where("reference", "=", row.reference)
    .execute();
}

async function decline(tx: Tx, reference: string, code: string): Promise<void> {
  await tx
    .updateTable("payments.sandbox_method_charges")
    .set({ state: "declined", failure_code: code })
    .where("reference", "=", reference)
    .execute();
}
