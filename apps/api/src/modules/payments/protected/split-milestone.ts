// A decided dispute, or a part approved and the rest given back: both parts in one journal, to the cent.
import { add, isPositive, type Money, subtract } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { feesOfRelease } from "../fees/fees-of-release.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { milestoneSplit } from "../ledger/posting-rules/hire.ts";
import { paymentErrors } from "../payments.errors.ts";
import { bearProcessing, lockBearers } from "./bear-processing.ts";
import { findReleased } from "./clearings.repository.ts";
import { requireNotFrozen } from "./freeze-protected.ts";
import { byPayment, lockLots, protectedAmount, takeFromLots } from "./lots.repository.ts";
import { finishRefund, planRefund } from "./plan-refund.ts";
import { type Release, startClearing } from "./release-milestone.ts";

export interface Split extends Omit<Release, "amount"> {
  readonly toFreelancer: Money;
  readonly toClient: Money;
  /** For people: why the client gets this part back. */
  readonly reason: string;
}

/**
 * Divides everything that is protected for a milestone. Both parts above zero (else release or refund it); raises
 * `payment.not_held` unless they sum to what is protected. The same reference again changes nothing.
 */
export async function splitMilestone(tx: Tx, platform: Platform, split: Split): Promise<void> {
  const lots = await lockLots(tx, split.milestoneId);
  if (await findReleased(tx, split.reference)) return;
  await requireNotFrozen(tx, split.milestoneId);
  const held = await protectedAmount(tx, split.milestoneId);
  const both = add(split.toFreelancer, split.toClient);
  if (!held || held.currency !== both.currency || held.minor !== both.minor)
    throw paymentErrors.notHeld({ detail: "The two parts must sum to what is protected." });
  if (!isPositive(split.toFreelancer) || !isPositive(split.toClient))
    throw paymentErrors.invalidAmount({ detail: "Each part of a split is above zero." });
  const taken = await takeFromLots(tx, lots, split.toFreelancer);
  const left = await lockLots(tx, split.milestoneId);
  const rest = byPayment(await takeFromLots(tx, left, subtract(held, split.toFreelancer)));
  const release: Release = { ...split, amount: split.toFreelancer };
  const fees = await feesOfRelease(tx, release);
  const plans = [];
  for (const part of rest) plans.push(await planRefund(tx, part, split));
  await lockBearers(tx, plans);
  const journal = milestoneSplit({
    reference: split.reference,
    held,
    release: { ...release, fees: fees.lines.map((line) => ({ component: line.kind, amount: line.amount })) },
    refunds: plans.map((plan) => plan.legs),
    description: split.description,
  });
  await postJournal(tx, journal, platform.clock.now());
  for (const plan of plans) await finishRefund(tx, platform, plan);
  await startClearing(tx, platform, release, { ...fees, taken });
  await bearProcessing(tx, platform, plans);
}
