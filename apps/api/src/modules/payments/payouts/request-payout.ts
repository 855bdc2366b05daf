// Out of the wallet and onto its way in one transaction; the ledger decides whether the money is there, so that two
// who withdraw the same money at once cannot both have it.
import type { Static } from "typebox";
import type { PayoutBody, PayoutView } from "#api-schema/payments-views.ts";
import { payoutRequested as payoutRequestedNews } from "#events/payments.ts";
import { isSuspended } from "#modules/auth/index.ts";
import { keepFromErasure } from "#modules/users/index.ts";
import { equals, formatMoney, type Money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert, KogiError, requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readAmount } from "../amounts.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { wallet } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";
import { ledgerErrors } from "../ledger/ledger.errors.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { payoutRequested } from "../ledger/posting-rules/payouts.ts";
import { payoutErrors } from "../payments.errors.ts";
import { recipientNow } from "./follow-recipient.ts";
import { isVerified } from "./identity-checks.repository.ts";
import { sendPayoutJob } from "./payout.jobs.ts";
import { payable, payoutFault, refusePayout } from "./payout.rules.ts";
import { payoutView } from "./payout.views.ts";
import { methodsOf, type PayoutMethodRow } from "./payout-methods.ts";
import { findPayout, findPayoutByKey, insertPayout, minimums } from "./payouts.repository.ts";
import { payoutBlock } from "./requirements.rules.ts";

export interface RequestPayout {
  readonly body: Static<typeof PayoutBody>;
  readonly idempotencyKey: string;
}

/**
 * Withdraws from the wallet to a bank account (the default one of the currency unless named). Raises
 * `payout.invalid_amount`, `method_needed`, `wrong_currency`, `account_cooling`, `identity_needed`, `requirements_due`, `payouts_paused`, `below_minimum`,
 * `too_fine` (with the `nearest` below), `not_enough`, `suspended`.
 */
export function requestPayout(platform: Platform, actor: Actor, input: RequestPayout): Promise<PayoutView> {
  return payOut(platform, { userId: actor.userId, actorId: actor.userId }, input);
}

/** The same for somebody whose schedule asks, or whose money may lie here no longer. */
export function withdraw(platform: Platform, userId: string, input: RequestPayout): Promise<PayoutView> {
  return payOut(platform, { userId, actorId: null }, input);
}

interface Asking {
  readonly userId: string;
  /** Null: nobody, it went by itself. */
  readonly actorId: string | null;
}

async function payOut(platform: Platform, asking: Asking, input: RequestPayout): Promise<PayoutView> {
  const { userId } = asking;
  const amount = readAmount(input.body.amount, payoutErrors.invalidAmount);
  try {
    return await platform.inTransaction((tx) => request(tx, platform, asking, input, amount));
  } catch (error) {
    if (!(error instanceof KogiError) || error.code !== ledgerErrors.notEnough().code) throw error;
    const { available } = await balanceOf(platform.db, wallet(userId, amount.currency));
    throw payoutErrors.notEnough({
      detail: `You have ${formatMoney(available, "en-GB")} available.`,
      extra: { available: toWire(available) },
      fields: [{ pointer: "/body/amount/amount", detail: "This is more than you have available." }],
    });
  }
}

async function request(
  tx: Tx,
  platform: Platform,
  { userId, actorId }: Asking,
  input: RequestPayout,
  amount: Money,
): Promise<PayoutView> {
  // An erasure that runs beside this would see the money neither here nor under way.
  if (!(await keepFromErasure(tx, [userId]))) throw requestErrors.signInNeeded();
  const before = await findPayoutByKey(tx, userId, input.idempotencyKey);
  if (before) return payoutView(before);
  const method = await chooseMethod(tx, userId, input, amount);
  const [minimum = amount] = await minimums(tx, [amount.currency]);
  const now = platform.clock.now();
  const gateway = gatewayOf(platform);
  const stepMinor = gateway.payoutStep(amount.currency);
  const identityVerified = await isVerified(tx, userId);
  const recipient = await recipientNow(tx, gateway.name, userId);
  const block = recipient && payoutBlock(recipient);
  const refusal = refusePayout({
    amount,
    minimum,
    isAll: equals(amount, payable((await balanceOf(tx, wallet(userId, amount.currency))).available, stepMinor)),
    stepMinor,
    method,
    identityVerified,
    isSuspended: await isSuspended(tx, userId),
    block,
    at: now,
  });
  if (refusal || !method) {
    const why = refusal ?? "methodNeeded";
    const fault = payoutFault(why, input.body.payout_method_id !== undefined);
    throw payoutErrors[why]({
      ...(fault ? { detail: fault.detail, fields: [fault] } : {}),
      extra: {
        ...(why === "accountCooling" ? { usable_from: method?.usable_from?.toISOString() } : {}),
        ...(why === "belowMinimum" ? { minimum: toWire(minimum) } : {}),
        ...(why === "tooFine" ? { nearest: toWire(payable(amount, stepMinor)) } : {}),
      },
    });
  }
  const payoutId = newId();
  const isFirst = await insertPayout(tx, {
    payout_id: payoutId,
    user_id: userId,
    payout_method_id: method.payout_method_id,
    amount_minor: amount.minor,
    currency: amount.currency,
    gateway: method.gateway,
    idempotency_key: input.idempotencyKey,
    created_at: now,
    updated_at: now,
  });
  if (!isFirst) return givenBefore(tx, userId, input);
  const description = `Withdrawal to the account ending in ${method.last4}`;
  await postJournal(tx, payoutRequested({ payoutId, userId, amount, description }), now);
  await platform.jobs.enqueue(tx, sendPayoutJob, { payout_id: payoutId });
  await platform.audit.record(tx, {
    actorId,
    action: "payments.payout_requested",
    subject: { type: "payout", id: payoutId },
    after: { amount: toWire(amount), last4: method.last4 },
  });
  const news = { payout_id: payoutId, user_id: userId, amount: toWire(amount), last4: method.last4 };
  await platform.events.publish(tx, payoutRequestedNews, news);
  const row = await findPayout(tx, payoutId);
  if (!row) throw payoutErrors.notFound();
  return payoutView(row);
}

/** What the same key made. */
async function givenBefore(tx: Tx, userId: string, { idempotencyKey }: RequestPayout): Promise<PayoutView> {
  const before = await findPayoutByKey(tx, userId, idempotencyKey);
  assert(before, "a key that was taken has its payout");
  return payoutView(before);
}

async function chooseMethod(
  tx: Tx,
  userId: string,
  input: RequestPayout,
  amount: Money,
): Promise<PayoutMethodRow | undefined> {
  const methods = (await methodsOf(tx, userId)).filter((method) => method.broken_at === null);
  const named = input.body.payout_method_id;
  if (named !== undefined) return methods.find((method) => method.payout_method_id === named);
  return methods.find((method) => method.is_default && method.currency === amount.currency);
}
