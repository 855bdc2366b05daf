// Money leaves protection towards the person who earned it: less the fee, and after its clearing days. A release is
// known by its reference and happens once, whatever is retried.
import { moneyReleased } from "#events/payments.ts";
import { type Money, money, subtract, toWire } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { oweDocuments } from "../documents/document.jobs.ts";
import type { FeeLine } from "../fees/fee.rules.ts";
import { feesOfRelease, storeFeeLines } from "../fees/fees-of-release.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { milestoneReleased } from "../ledger/posting-rules/hire.ts";
import { CLEARING_TIMER, clearMoney } from "./clear-money.ts";
import { clearingDays, waitWithin } from "./clearing.rules.ts";
import {
  type ClearingRow,
  findReleased,
  insertClearing,
  readClearingRule,
  readPairHistory,
} from "./clearings.repository.ts";
import { requireNotFrozen } from "./freeze-protected.ts";
import { holdCardNews } from "./lengthen-clearings.ts";
import { lockLots, type Taken, takeFromLots } from "./lots.repository.ts";
import { chargedSince, daysLeft } from "./read-holding.ts";

export interface Release {
  readonly milestoneId: string;
  readonly clientId: string;
  readonly freelancerId: string;
  /** In whose name the client's documents are, where it is not their own. */
  readonly organisationId?: string | null;
  /** Before the freelancer's fee. */
  readonly amount: Money;
  /** As `pinFees` gave it at acceptance. */
  readonly feeRuleId: string;
  /** The business fact, such as `approval:<id>`: the same one again changes nothing. */
  readonly reference: string;
  /** For people: what the work was. */
  readonly description: string;
}

export interface Released {
  readonly clearingId: string;
  readonly net: Money;
  readonly fee: Money;
  readonly days: number;
  readonly reason: string;
  readonly availableAt: Date;
}

/**
 * Releases `amount` of what is protected for a milestone to its freelancer, less the pinned fee. Call it inside the
 * transaction that approves. Raises `payment.not_held` when less is protected.
 */
export async function releaseMilestone(tx: Tx, platform: Platform, release: Release): Promise<Released> {
  const lots = await lockLots(tx, release.milestoneId);
  const before = await findReleased(tx, release.reference);
  if (before) return released(before);
  await requireNotFrozen(tx, release.milestoneId);
  const taken = await takeFromLots(tx, lots, release.amount);
  const { lines, net } = await feesOfRelease(tx, release);
  const fees = lines.map((line) => ({ component: line.kind, amount: line.amount }));
  await postJournal(tx, milestoneReleased({ ...release, fees }), platform.clock.now());
  return startClearing(tx, platform, release, { lines, net, taken });
}

/** The part that a release and a split have in common, once the money is in the clearing account. */
export async function startClearing(
  tx: Tx,
  platform: Platform,
  release: Release,
  { lines, net, taken }: { lines: readonly FeeLine[]; net: Money; taken: readonly Taken[] },
): Promise<Released> {
  const now = platform.clock.now();
  const rule = await readClearingRule(tx, now);
  const { clientId: payerId, freelancerId: recipientId, milestoneId: referenceId } = release;
  await holdCardNews(tx, referenceId);
  const wait = clearingDays(
    rule,
    await readPairHistory(tx, platform, { payerId, recipientId, referenceId, net }, rule, now),
  );
  const since = await chargedSince(tx, taken);
  const { days, reason } = waitWithin(wait, await daysLeft(tx, { since, userId: recipientId }, now));
  const row = await insertClearing(tx, {
    clearing_id: newId(),
    user_id: release.freelancerId,
    payer_id: release.clientId,
    organisation_id: release.organisationId ?? null,
    reference_id: release.milestoneId,
    reference: release.reference,
    gross_minor: release.amount.minor,
    net_minor: net.minor,
    currency: net.currency,
    description: release.description,
    days,
    reason,
    clearing_rule_id: rule.clearingRuleId,
    fee_rule_id: release.feeRuleId,
    fee_lines: storeFeeLines(lines),
    created_at: now,
    available_at: addMs(now, days * DAY_MS),
    held_since: since,
  });
  await platform.events.publish(tx, moneyReleased, {
    clearing_id: row.clearing_id,
    user_id: row.user_id,
    payer_id: row.payer_id,
    reference_id: row.reference_id,
    gross: toWire(release.amount),
    net: toWire(net),
    available_at: row.available_at.toISOString(),
    reason,
    description: row.description,
  });
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.released",
    subject: { type: "milestone", id: row.reference_id },
    after: { clearing_id: row.clearing_id, gross: toWire(release.amount), net: toWire(net), days },
  });
  await oweDocuments(tx, platform, "release", row.clearing_id);
  if (days === 0) await clearMoney(tx, platform, row.clearing_id);
  else await platform.timers.schedule(tx, { kind: CLEARING_TIMER, ref: row.clearing_id, dueAt: row.available_at });
  return released(row);
}

function released(row: ClearingRow): Released {
  const net = money(row.net_minor, row.currency);
  return {
    clearingId: row.clearing_id,
    net,
    fee: subtract(money(row.gross_minor, row.currency), net),
    days: row.days,
    reason: row.reason,
    availableAt: row.available_at,
  };
}
