// Charging a saved card while its owner is away: intent and job in the caller's transaction, the provider's answer in
// one of its own, where whoever asked for the charge is told.

import type { Selectable } from "kysely";
import { Type } from "typebox";
import type { Money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import type { GatewayCharge } from "../gateway/port.ts";
import { savedMethodErrors } from "../payments.errors.ts";
import type { MethodChargesTable } from "../payments.tables.ts";
import { savedMethodsOf } from "./saved-methods.repository.ts";

export type MethodChargeRow = Selectable<MethodChargesTable>;

export const sendMethodChargeJob = defineJob(
  "payments.send_method_charge",
  Type.Object({ method_charge_id: Type.String() }),
  { retryLimit: 20 },
);

export interface MethodChargeOrder {
  /** As registered with `onMethodCharge`. */
  readonly purpose: string;
  /** The business fact, such as `invoice:<id>:try:2`: the same one again gives the same charge. */
  readonly reference: string;
  readonly userId: string;
  /** Left out: the person's default card. */
  readonly savedMethodId?: string;
  readonly amount: Money;
  /** For people, on the card's statement and our pages. */
  readonly description: string;
  /** Our page to come back to after confirming. */
  readonly returnPath: string;
}

/** What whoever asked for a charge is told. */
export interface ChargedMethod {
  readonly methodChargeId: string;
  readonly userId: string;
  readonly reference: string;
  readonly amount: Money;
  readonly gateway: string;
  readonly description: string;
  readonly returnPath: string;
}

export type PaidMethod = ChargedMethod & { readonly charge: GatewayCharge };

export interface MethodChargeListener {
  /**
   * The money is with the provider: post the journal that debits `gateway_pending` by the whole amount. The provider's
   * cost and its settlement are booked by payments.
   */
  paid(tx: Tx, charge: PaidMethod): Promise<void>;
  /** Nothing was taken and nothing will be by this charge. A further try has a reference of its own. */
  declined(tx: Tx, charge: ChargedMethod & { readonly code: string; readonly sentence: string }): Promise<void>;
  /** Nothing was taken yet: the owner must confirm (`POST /api/method-charges/:id/confirmation`); `paid` or `declined` follows then. */
  authenticationRequired(tx: Tx, charge: ChargedMethod): Promise<void>;
}

// By platform, because a test process runs several beside each other.
const listeners = new WeakMap<Platform, Map<string, MethodChargeListener>>();

/** Registers who is told of charges for `purpose`; once, when the module is registered. */
export function onMethodCharge(platform: Platform, purpose: string, listener: MethodChargeListener): void {
  const known = listeners.get(platform) ?? new Map<string, MethodChargeListener>();
  assert(!known.has(purpose), `charges for ${purpose} have one listener`);
  listeners.set(platform, known.set(purpose, listener));
}

export function methodChargeListener(platform: Platform, purpose: string): MethodChargeListener {
  const listener = listeners.get(platform)?.get(purpose);
  assert(listener, `charges for ${purpose} have a listener`);
  return listener;
}

/**
 * Orders the charge in the caller's transaction; the provider is asked by a job. Raises `saved_method.needed` when the
 * person has no card saved, `saved_method.not_found` when it is not theirs.
 */
export async function chargeSavedMethod(
  tx: Tx,
  platform: Platform,
  order: MethodChargeOrder,
): Promise<MethodChargeRow> {
  methodChargeListener(platform, order.purpose);
  const gateway = gatewayOf(platform).name;
  const methods = await savedMethodsOf(tx, order.userId, gateway);
  const before = await findByReference(tx, order);
  if (before) return before;
  const [preferred] = methods;
  if (!preferred) throw savedMethodErrors.needed();
  const method =
    order.savedMethodId === undefined ? preferred : methods.find((row) => row.saved_method_id === order.savedMethodId);
  if (!method) throw savedMethodErrors.notFound();
  const now = platform.clock.now();
  const made = await tx
    .insertInto("payments.method_charges")
    .values({
      method_charge_id: newId(),
      user_id: order.userId,
      saved_method_id: method.saved_method_id,
      purpose: order.purpose,
      reference: order.reference,
      amount_minor: order.amount.minor,
      currency: order.amount.currency,
      description: order.description,
      return_path: order.returnPath,
      gateway,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(["purpose", "reference"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!made) {
    const winner = await findByReference(tx, order);
    assert(winner, "a charge that was there first is found");
    return winner;
  }
  await platform.jobs.enqueue(tx, sendMethodChargeJob, { method_charge_id: made.method_charge_id });
  return made;
}

async function findByReference(
  tx: Tx,
  { purpose, reference }: Pick<MethodChargeOrder, "purpose" | "reference">,
): Promise<MethodChargeRow | undefined> {
  return tx
    .selectFrom("payments.method_charges")
    .selectAll()
    .where("purpose", "=", purpose)
    .where("reference", "=", reference)
    .executeTakeFirst();
}
