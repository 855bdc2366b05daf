// A charge that waits for its owner is given up before another card is asked: never one beside the other.
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { MethodCharge } from "../gateway/port-methods.ts";
import { applyMethodCharge, cancelMethodCharge } from "../saved-methods/send-method-charge.ts";
import { askAgain, keepAsk } from "./collect-charge.ts";
import { type ChargeRow, findCharge, lockSubscription } from "./subscriptions.repository.ts";

interface Waiting {
  readonly subscription_charge_id: string;
  readonly method_charge_id: string;
}

export async function askOtherCard(platform: Platform, waiting: Waiting): Promise<void> {
  const answer = await cancelMethodCharge(platform, waiting.method_charge_id);
  await platform.inTransaction((tx) => goOn(tx, platform, waiting, answer));
  if (answer) await applyMethodCharge(platform, waiting.method_charge_id, answer);
}

/** Without an answer it is a charge at a provider that is not in use any more, where nobody can confirm it. */
async function goOn(tx: Tx, platform: Platform, waiting: Waiting, answer: MethodCharge | null): Promise<void> {
  const charge = await findWanting(tx, waiting);
  if (!charge) return;
  const kept = { methodChargeId: waiting.method_charge_id, waits: answer?.state === "authentication_required" };
  if (!answer || answer.state === "declined") await askAgain(tx, platform, charge);
  else await keepAsk(tx, platform, charge, kept);
}

async function findWanting(tx: Tx, waiting: Waiting): Promise<ChargeRow | null> {
  const found = await findCharge(tx, waiting.subscription_charge_id);
  assert(found, "a charge of a subscription stays");
  await lockSubscription(tx, found.subscription_id);
  // Read again under the lock: it may have ended, or been asked for anew.
  const charge = await findCharge(tx, found.subscription_charge_id);
  return charge?.state === "open" && charge.method_charge_id === null && charge.failed_at === null ? charge : null;
}
