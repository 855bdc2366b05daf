// A charge that waits for its owner is given up before another card is asked: never one beside the other.
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { applyMethodCharge, cancelMethodCharge } from "../saved-methods/send-method-charge.ts";
import { askAgain } from "./collect-charge.ts";
import { findCharge, lockSubscription } from "./subscriptions.repository.ts";

interface Waiting {
  readonly subscription_charge_id: string;
  readonly method_charge_id: string;
}

export async function askOtherCard(platform: Platform, waiting: Waiting): Promise<void> {
  const answer = await cancelMethodCharge(platform, waiting.method_charge_id);
  if (!answer) return;
  // Asked first: the end of an earlier ask is then no failure that somebody is told of.
  if (answer.state === "declined") await platform.inTransaction((tx) => askInstead(tx, platform, waiting));
  await applyMethodCharge(platform, waiting.method_charge_id, answer);
}

async function askInstead(tx: Tx, platform: Platform, waiting: Waiting): Promise<void> {
  const found = await findCharge(tx, waiting.subscription_charge_id);
  assert(found, "a charge of a subscription stays");
  await lockSubscription(tx, found.subscription_id);
  // Read again under the lock: it may have ended, or been asked for anew.
  const charge = await findCharge(tx, found.subscription_charge_id);
  if (charge?.state === "open" && charge.method_charge_id === waiting.method_charge_id)
    await askAgain(tx, platform, charge);
}
