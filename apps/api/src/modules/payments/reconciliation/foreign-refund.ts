// A refund that somebody made at the provider's own desk: nobody here ordered it, and its money has left. What it was
// protected for is frozen as soon as it is seen, so that the same money is not released as well, until somebody books the
// difference or closes it.
import { reconciliationBreaks } from "#events/payments.ts";
import { peopleWithRole } from "#modules/auth/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findByCharge } from "../checkout/payment.repository.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { type GatewayRefund, GatewayRefused } from "../gateway/port.ts";
import { freezeProtected, isFrozenFor, liftFreeze } from "../protected/freeze-protected.ts";
import { referencesOf } from "../protected/lots.repository.ts";
import type { Difference } from "./compare.rules.ts";
import { findOpenBreak, keepDifference, markGone } from "./reconciliation.repository.ts";

interface OfBreak {
  readonly breakId: string;
  readonly gateway: string;
  readonly charge: string;
}

const causeOf = (breakId: string): string => `break:${breakId}`;

/** Kogi's own refunds carry its key; until its name is stored, news of one find no row either. */
const isForeign = (refund: GatewayRefund): boolean => refund.key === null && refund.charge !== null;

/**
 * Of refunds that the books lack those that were made by hand, with their charge: no news of them are under way. And of
 * disputes those of a charge that is no payment here: what news tell of them nobody follows.
 */
export async function knowForeign(
  platform: Platform,
  differences: readonly Difference[],
): Promise<readonly Difference[]> {
  const known: Difference[] = [];
  for (const one of differences) {
    const isMissing = one.kind === "refund" && one.oursMinor === null;
    const refund = isMissing ? await orRefused(gatewayOf(platform).fetchRefund(one.source)) : null;
    if (refund && !(refund instanceof GatewayRefused) && isForeign(refund))
      known.push({ ...one, class: "missing_here", charge: refund.charge });
    else if (one.kind === "dispute") known.push({ ...one, charge: await strangeCharge(platform, one.source) });
    else known.push(one);
  }
  return known;
}

async function strangeCharge(platform: Platform, dispute: string): Promise<string | null> {
  const gateway = gatewayOf(platform);
  // One that the provider says nothing about ends no comparison.
  const answer = await orRefused(gateway.fetchDispute(dispute));
  const charge = answer instanceof GatewayRefused ? undefined : answer?.charge;
  if (charge === undefined) return null;
  return (await findByCharge(platform.db, gateway.name, charge)) ? null : charge;
}

/** News of a refund that no row here has. False when it is one of Kogi's own, or of a charge that is none of ours. */
export async function heedForeignRefund(platform: Platform, gatewayRefund: string): Promise<boolean> {
  const gateway = gatewayOf(platform);
  const refund = await gateway.fetchRefund(gatewayRefund);
  if (!refund || !isForeign(refund) || refund.charge === null) return false;
  const payment = await findByCharge(platform.db, gateway.name, refund.charge);
  if (!payment) return false;
  await platform.inTransaction((tx) =>
    refund.state === "failed" ? forget(tx, platform, gateway.name, refund) : keep(tx, platform, gateway.name, refund),
  );
  return true;
}

async function keep(tx: Tx, platform: Platform, gateway: string, refund: GatewayRefund): Promise<void> {
  const found: Difference = {
    kind: "refund",
    source: refund.id,
    class: "missing_here",
    currency: refund.amount.currency,
    oursMinor: null,
    theirsMinor: -refund.amount.minor,
    at: refund.madeAt,
    charge: refund.charge,
  };
  // Later news of one that somebody has booked by hand, as a refund or as money to be cleared up, tell nothing new.
  const kept = await keepDifference(tx, { gateway, now: platform.clock.now() }, found);
  if (!kept || refund.charge === null) return;
  await freezeForBreak(tx, platform, { breakId: kept.breakId, gateway, charge: refund.charge });
  if (!kept.isNew) return;
  await noteNews(tx, platform, kept.breakId, "break_found", found.charge);
  const admin_ids = [...(await peopleWithRole(tx, "admin"))];
  await platform.events.publish(tx, reconciliationBreaks, { run_id: kept.breakId, gateway, count: 1, admin_ids });
}

/** It came to nothing: the money is where it was. */
async function forget(tx: Tx, platform: Platform, gateway: string, refund: GatewayRefund): Promise<void> {
  const found = await findOpenBreak(tx, { gateway, kind: "refund", source: refund.id });
  if (!found || refund.charge === null) return;
  await markGone(tx, found.break_id, platform.clock.now());
  await liftForBreak(tx, platform, { breakId: found.break_id, gateway, charge: refund.charge });
  await noteNews(tx, platform, found.break_id, "break_gone", refund.charge);
}

/** It froze money, or let it go again, and nobody of the desk was there. */
async function noteNews(
  tx: Tx,
  platform: Platform,
  breakId: string,
  action: "break_found" | "break_gone",
  charge: string | null,
): Promise<void> {
  await platform.audit.record(tx, {
    actorId: null,
    action: `payments.${action}`,
    subject: { type: "reconciliation_break", id: breakId },
    after: { charge },
  });
}

/** Freezes everything that the payment of this charge protects. Doing so again changes nothing. */
export async function freezeForBreak(tx: Tx, platform: Platform, { breakId, gateway, charge }: OfBreak): Promise<void> {
  for (const referenceId of await protectedBy(tx, gateway, charge))
    await freezeProtected(tx, platform, { referenceId, cause: causeOf(breakId) });
}

/** Somebody has booked the difference, closed it, or it is gone. */
export async function liftForBreak(tx: Tx, platform: Platform, { breakId, gateway, charge }: OfBreak): Promise<void> {
  for (const referenceId of await protectedBy(tx, gateway, charge))
    await liftFreeze(tx, platform, { referenceId, cause: causeOf(breakId) });
}

/** Whether something stays frozen for it, though a comparison may no longer find it. */
export async function stillFreezes(tx: Tx, { breakId, gateway, charge }: OfBreak): Promise<boolean> {
  return isFrozenFor(tx, await protectedBy(tx, gateway, charge), causeOf(breakId));
}

async function protectedBy(tx: Tx, gateway: string, charge: string): Promise<readonly string[]> {
  const payment = await findByCharge(tx, gateway, charge);
  return payment ? referencesOf(tx, payment.transaction_id) : [];
}
