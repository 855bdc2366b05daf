// A payout after it was requested: requested -> processing -> paid | failed, and paid -> failed when the bank sends the
// money back. Failed always puts it back into the wallet, once.
import { payoutFailed as payoutFailedNews, payoutPaid as payoutPaidNews } from "#events/payments.ts";
import { isSuspended } from "#modules/auth/index.ts";
import { money, toWire } from "#money";
import { MINUTE_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { takeEarnersTurn } from "../chargebacks/chargebacks.repository.ts";
import { collectOwed, keepWalletsStill } from "../chargebacks/collect-owed.ts";
import type { Followed } from "../gateway/followed.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { type GatewayPayout, GatewayRefused } from "../gateway/port.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { payoutFailed, payoutPaid, payoutReturned } from "../ledger/posting-rules/payouts.ts";
import { forgetWhenFree } from "./forget-account.ts";
import { isBroken, payoutSentence } from "./payout-failures.rules.ts";
import { markBroken } from "./payout-methods.ts";
import { lockPayout, type PayoutWithMethod, updatePayout } from "./payouts.repository.ts";

// Longer than an asking takes with its retries: while one may still be on its way, another asks under its name.
const ASKING_MS = 10 * MINUTE_MS;

export async function sendPayout(platform: Platform, payoutId: string): Promise<void> {
  const row = await platform.db
    .selectFrom("payments.payouts as payout")
    .innerJoin("payments.payout_methods as method", "method.payout_method_id", "payout.payout_method_id")
    .select(["payout.amount_minor", "payout.currency", "payout.status", "method.gateway_destination"])
    .where("payout.payout_id", "=", payoutId)
    .executeTakeFirstOrThrow();
  const attempt = row.status === "requested" ? await begin(platform, payoutId) : null;
  if (attempt === null) return;
  const amount = money(row.amount_minor, row.currency);
  const order = { key: payoutId, attempt, destination: row.gateway_destination, amount };
  const answer = await orRefused(gatewayOf(platform).payOut(order));
  if (answer instanceof GatewayRefused) return endRefused(platform, payoutId, answer);
  await takeBackFailed(platform, answer);
  await applyPayout(platform, payoutId, answer);
  // News that came before the name was stored found nothing; this look makes up for them.
  await followPayout(platform, answer.id);
}

/**
 * Noted before the provider is asked: what may have left is asked about until it is known, what never did is stopped. Gives
 * the number of the attempt, or null.
 */
async function begin(platform: Platform, payoutId: string): Promise<number | null> {
  return platform.inTransaction(async (tx) => {
    const payout = await lockPayout(tx, payoutId);
    if (payout.status !== "requested") return null;
    if (payout.tried_at === null && (await isSuspended(tx, payout.user_id))) {
      await settle(tx, platform, payout, "failed", "suspended_payout");
      return null;
    }
    const now = platform.clock.now();
    const isUnderWay = payout.tried_at !== null && now.getTime() - payout.tried_at.getTime() < ASKING_MS;
    const attempts = isUnderWay ? payout.attempts : payout.attempts + 1;
    await updatePayout(tx, payoutId, { tried_at: now, attempts });
    return attempts;
  });
}

/** It never left: back into the wallet. Once, whoever was asked beside this. */
async function endRefused(platform: Platform, payoutId: string, { code, parameter }: GatewayRefused): Promise<void> {
  platform.log.warn({ payoutId, code, parameter }, "the provider refused a payout");
  await platform.inTransaction(async (tx) => {
    const payout = await lockPayout(tx, payoutId);
    if (payout.status === "requested") await settle(tx, platform, payout, "failed", "payout_refused");
  });
}

/** A payout as the provider has it now. */
export async function followPayout(platform: Platform, gatewayPayout: string): Promise<Followed> {
  const row = await platform.db
    .selectFrom("payments.payouts")
    .select("payout_id")
    .where("gateway_payout", "=", gatewayPayout)
    .executeTakeFirst();
  const gateway = gatewayOf(platform);
  const answer = row && (await gateway.fetchPayout({ id: gatewayPayout, key: row.payout_id }));
  if (!answer) return "unknown";
  await takeBackFailed(platform, answer);
  return (await applyPayout(platform, row.payout_id, answer)) ? "changed" : "same";
}

/** Before the wallet has it again, so that it is nowhere twice. */
async function takeBackFailed(platform: Platform, { id, state }: GatewayPayout): Promise<void> {
  if (state === "failed" || state === "returned") await gatewayOf(platform).takeBackPayout(id);
}

/** True when it is further on by this, or back. */
async function applyPayout(platform: Platform, payoutId: string, answer: GatewayPayout): Promise<boolean> {
  return platform.inTransaction(async (tx) => {
    const payout = await lockPayout(tx, payoutId);
    const waiting = payout.status === "requested" || payout.status === "processing";
    if (payout.status === "requested")
      await updatePayout(tx, payoutId, {
        status: "processing",
        gateway_payout: answer.id,
        updated_at: platform.clock.now(),
      });
    if (waiting && answer.state === "paid") await settle(tx, platform, payout, "paid");
    else if (waiting && answer.state !== "processing") await settle(tx, platform, payout, "failed", answer.failureCode);
    else if (payout.status === "paid" && answer.state === "returned")
      await settle(tx, platform, payout, "returned", answer.failureCode);
    else return payout.status === "requested";
    return true;
  });
}

async function settle(
  tx: Tx,
  platform: Platform,
  payout: PayoutWithMethod,
  outcome: "paid" | "failed" | "returned",
  failureCode: string | null = null,
): Promise<void> {
  if (outcome !== "paid") {
    await takeEarnersTurn(tx, payout.user_id);
    await keepWalletsStill(tx, payout);
  }
  const now = platform.clock.now();
  const amount = money(payout.amount_minor, payout.currency);
  const fact = { payoutId: payout.payout_id, userId: payout.user_id, gateway: payout.gateway, amount };
  const description = `Withdrawal to the account ending in ${payout.last4}`;
  if (outcome === "paid") await postJournal(tx, payoutPaid({ ...fact, description }), now);
  else if (outcome === "failed")
    await postJournal(tx, payoutFailed({ ...fact, description: `${description} failed` }), now);
  else await postJournal(tx, payoutReturned({ ...fact, description: `${description} came back` }), now);
  const taken = outcome === "paid" ? 0n : await collectOwed(tx, platform, payout);
  const status = outcome === "paid" ? "paid" : "failed";
  const code = outcome === "paid" ? null : (failureCode ?? "not_accepted");
  await updatePayout(tx, payout.payout_id, {
    status,
    failure_code: code,
    updated_at: now,
    ...(outcome === "paid" ? { paid_at: now } : {}),
  });
  await platform.audit.record(tx, {
    actorId: null,
    action: `payments.payout_${outcome}`,
    subject: { type: "payout", id: payout.payout_id },
    before: { status: payout.status },
    after: { status, code },
  });
  if (code !== null && isBroken(code)) await markBroken(tx, platform, payout);
  await forgetWhenFree(tx, platform, payout.payout_method_id);
  const news = { payout_id: payout.payout_id, user_id: payout.user_id, amount: toWire(amount), last4: payout.last4 };
  if (code === null) await platform.events.publish(tx, payoutPaidNews, news);
  else
    await platform.events.publish(tx, payoutFailedNews, {
      ...news,
      reason: code,
      sentence: payoutSentence(code),
      taken: toWire(money(taken, amount.currency)),
    });
}
