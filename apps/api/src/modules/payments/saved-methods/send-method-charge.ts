// requested -> processing | authentication_required -> paid | declined. What the provider holds now counts.
import { Type } from "typebox";
import { isSuspended } from "#modules/auth/index.ts";
import { equals, money, toWire } from "#money";
import { addMs, MINUTE_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { declineSentence } from "../checkout/decline-sentences.ts";
import { settleCharge } from "../checkout/settle-charge.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { GatewayRefused } from "../gateway/port.ts";
import type { MethodCharge } from "../gateway/port-methods.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { gatewayCharged } from "../ledger/posting-rules/provider.ts";
import { type ChargedMethod, type MethodChargeRow, methodChargeListener } from "./charge-saved-method.ts";
import { ensureCustomer } from "./customers.ts";
import { hasExpired } from "./has-expired.ts";
import { forgetWhenRemoved } from "./remove-saved-method.ts";

/** When a charge becomes ours to pay out: not every provider sends news of it. */
export const METHOD_SETTLEMENT_TIMER = "payments.method_charge_settlement";
export const settleMethodChargeJob = defineJob(
  "payments.settle_method_charge",
  Type.Object({ method_charge_id: Type.String() }),
);

export async function settleMethodCharge(platform: Platform, methodChargeId: string): Promise<void> {
  const row = await platform.db
    .selectFrom("payments.method_charges")
    .select(["gateway", "gateway_reference"])
    .where("method_charge_id", "=", methodChargeId)
    .executeTakeFirstOrThrow();
  if (row.gateway_reference !== null) await followMethodCharge(platform, row.gateway, row.gateway_reference);
}

export async function sendMethodCharge(platform: Platform, methodChargeId: string): Promise<void> {
  const row = await platform.db
    .selectFrom("payments.method_charges as charge")
    .innerJoin("payments.saved_methods as method", "method.saved_method_id", "charge.saved_method_id")
    .selectAll("charge")
    .select("method.gateway_method")
    .where("method_charge_id", "=", methodChargeId)
    .executeTakeFirstOrThrow();
  if (row.state !== "requested") return;
  const customer = await ensureCustomer(platform, row.user_id);
  const isOver = row.tried_at === null && (await hasExpired(platform, row.saved_method_id));
  if (!(await begin(platform, methodChargeId, isOver))) return;
  const order = {
    key: methodChargeId,
    customer,
    method: row.gateway_method,
    amount: money(row.amount_minor, row.currency),
    description: row.description,
  };
  const answer = await orRefused(gatewayOf(platform).chargeMethod(order));
  if (answer instanceof GatewayRefused) return endRefused(platform, methodChargeId, answer);
  await applyMethodCharge(platform, methodChargeId, answer);
  // News that came before the name was stored found nothing; this look makes up for them.
  await followMethodCharge(platform, row.gateway, answer.reference);
}

/** Noted before the provider is asked: what may have been taken is asked about until it is known, what never was is stopped. */
async function begin(platform: Platform, methodChargeId: string, isOver: boolean): Promise<boolean> {
  return platform.inTransaction(async (tx) => {
    const row = await lockMethodCharge(tx, methodChargeId);
    if (row.state !== "requested" || row.tried_at !== null) return row.state === "requested";
    // A bank answers an expired card as it answers one that it wants confirmed, so it is not asked about those.
    const stopped = (await isSuspended(tx, row.user_id)) ? "suspended_card" : isOver ? "payment_method_expired" : null;
    if (stopped !== null) {
      await decline(tx, platform, row, stopped);
      return false;
    }
    await tx
      .updateTable("payments.method_charges")
      .set({ tried_at: platform.clock.now() })
      .where("method_charge_id", "=", methodChargeId)
      .execute();
    return true;
  });
}

async function endRefused(platform: Platform, methodChargeId: string, refused: GatewayRefused): Promise<void> {
  const { code, parameter } = refused;
  platform.log.warn({ methodChargeId, code, parameter }, "the provider refused a charge of a saved card");
  await platform.inTransaction(async (tx) => {
    const row = await lockMethodCharge(tx, methodChargeId);
    if (row.state === "requested") await decline(tx, platform, row, "card_refused");
  });
}

const decline = (tx: Tx, platform: Platform, row: MethodChargeRow, failureCode: string) =>
  change(tx, platform, row, { reference: null, state: "declined", charge: null, failureCode });

async function lockMethodCharge(tx: Tx, methodChargeId: string): Promise<MethodChargeRow> {
  return tx
    .selectFrom("payments.method_charges")
    .selectAll()
    .where("method_charge_id", "=", methodChargeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** A charge as the provider has it now. False when it is none of ours. */
export async function followMethodCharge(platform: Platform, gateway: string, reference: string): Promise<boolean> {
  const row = await platform.db
    .selectFrom("payments.method_charges")
    .select("method_charge_id")
    .where("gateway", "=", gateway)
    .where("gateway_reference", "=", reference)
    .executeTakeFirst();
  const answer = row && (await gatewayOf(platform).fetchMethodCharge(reference));
  if (!answer) return false;
  await applyMethodCharge(platform, row.method_charge_id, answer);
  return true;
}

/** Gives up one that waits for its owner, at the provider: what it says goes to `applyMethodCharge`. Null: it has no such charge. */
export async function cancelMethodCharge(platform: Platform, methodChargeId: string): Promise<MethodCharge | null> {
  const row = await platform.db
    .selectFrom("payments.method_charges")
    .select(["gateway", "gateway_reference"])
    .where("method_charge_id", "=", methodChargeId)
    .executeTakeFirstOrThrow();
  const gateway = gatewayOf(platform);
  return row.gateway_reference === null || row.gateway !== gateway.name
    ? null
    : gateway.cancelCharge(row.gateway_reference);
}

export async function applyMethodCharge(
  platform: Platform,
  methodChargeId: string,
  answer: MethodCharge,
): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const row = await lockMethodCharge(tx, methodChargeId);
    const ended = row.state === "paid" || row.state === "declined";
    assert(!(row.state === "declined" && answer.state === "paid"), `charge ${methodChargeId} was declined and is paid`);
    if (!ended && row.state !== answer.state) await change(tx, platform, row, answer);
    if (answer.charge?.settled) await settleCharge(tx, row.gateway, answer.charge, platform.clock.now());
    else if (answer.charge?.settlesAt && !ended) {
      const dueAt = addMs(answer.charge.settlesAt, MINUTE_MS);
      await platform.timers.schedule(tx, { kind: METHOD_SETTLEMENT_TIMER, ref: methodChargeId, dueAt });
    }
  });
}

/** A charge that the provider refused has no name there. */
type Answer = Omit<MethodCharge, "reference"> & { readonly reference: string | null };

async function change(tx: Tx, platform: Platform, row: MethodChargeRow, answer: Answer): Promise<void> {
  const amount = money(row.amount_minor, row.currency);
  const now = platform.clock.now();
  await tx
    .updateTable("payments.method_charges")
    .set({
      state: answer.state,
      gateway_reference: answer.reference,
      gateway_charge: answer.charge?.id ?? null,
      failure_code: answer.failureCode,
      charged_at: row.charged_at ?? (answer.charge ? now : null),
      updated_at: now,
    })
    .where("method_charge_id", "=", row.method_charge_id)
    .execute();
  await platform.audit.record(tx, {
    actorId: null,
    action: `payments.card_charge_${answer.state}`,
    subject: { type: "method_charge", id: row.method_charge_id },
    before: { state: row.state },
    after: { state: answer.state, code: answer.failureCode, amount: toWire(amount) },
  });
  await tell(tx, platform, row, answer);
  if (answer.state === "paid" || answer.state === "declined")
    await forgetWhenRemoved(tx, platform, row.saved_method_id);
}

async function tell(tx: Tx, platform: Platform, row: MethodChargeRow, answer: Answer): Promise<void> {
  const listener = methodChargeListener(platform, row.purpose);
  const charged: ChargedMethod = {
    methodChargeId: row.method_charge_id,
    userId: row.user_id,
    reference: row.reference,
    amount: money(row.amount_minor, row.currency),
    gateway: row.gateway,
    description: row.description,
    returnPath: row.return_path,
  };
  if (answer.state === "authentication_required") return listener.authenticationRequired(tx, charged);
  if (answer.state === "declined") {
    const code = answer.failureCode ?? "card_declined";
    return listener.declined(tx, { ...charged, code, sentence: declineSentence(code) });
  }
  if (answer.state !== "paid") return;
  assert(answer.charge && equals(answer.charge.charged, charged.amount), "the provider charged what was ordered");
  await listener.paid(tx, { ...charged, charge: answer.charge });
  const { id, cost } = answer.charge;
  if (cost.minor > 0n)
    await postJournal(tx, gatewayCharged({ reference: id, gateway: row.gateway, cost }), platform.clock.now());
}
