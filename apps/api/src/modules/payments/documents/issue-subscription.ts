import { money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { wordsOf } from "../subscriptions/charge-period.ts";
import { knownPlan } from "../subscriptions/plans.repository.ts";
import { findCharge } from "../subscriptions/subscriptions.repository.ts";
import { issueInvoice } from "./issue-invoice.ts";

export async function issueForSubscription(tx: Tx, platform: Platform, chargeId: string): Promise<void> {
  const charge = await findCharge(tx, chargeId);
  assert(charge, "a subscription's document is of a charge that was paid");
  const plan = await knownPlan(tx, charge.plan, platform.clock.now());
  const gross = money(charge.amount_minor, charge.currency);
  await issueInvoice(tx, platform, {
    kind: "subscription_invoice",
    issuerId: null,
    recipientId: charge.user_id,
    lines: [{ description: wordsOf(charge, plan.name), gross, taxable: true }],
    transactionId: null,
    reference: chargeId,
  });
}
