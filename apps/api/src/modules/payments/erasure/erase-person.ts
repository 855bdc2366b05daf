// What erasure means where money was: refused while some of it is on its way, and then everything goes that the law
// does not ask for. Payments and documents stay, with the person's id, which nothing leads back from.
import { userErased } from "#events/users.ts";
import { registerErasureBlocker } from "#modules/users/index.ts";
import { compare, formatMoney, isPositive, isZero, type Money, money, toWire } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { APPEALED_MS, RUNNING } from "../chargebacks/chargebacks.repository.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { restGivenUp } from "../ledger/posting-rules/payouts.ts";
import { recipientNow } from "../payouts/follow-recipient.ts";
import { forgetWhenFree } from "../payouts/forget-account.ts";
import { isVerified } from "../payouts/identity-checks.repository.ts";
import { BANK_DECIDES_DAYS, payable } from "../payouts/payout.rules.ts";
import { methodsOf } from "../payouts/payout-methods.ts";
import { minimums } from "../payouts/payouts.repository.ts";
import { payoutBlock } from "../payouts/requirements.rules.ts";
import { forgetMethods } from "../saved-methods/remove-saved-method.ts";
import { walletOf } from "../wallet/read-wallet.ts";

const FORGET_TIMER = "payments.forget_identity";
// Who was paid must be known for five years after the last business (Directive (EU) 2015/849, article 40).
const IDENTITY_KEPT_DAYS = 5 * 365 + 1;
const LOCALE = "en-GB";

export function handleErasure(platform: Platform): void {
  registerErasureBlocker(platform, (tx, userId, wish) => blockersOf(tx, platform, { userId, ...wish }));
  platform.events.on(userErased, "payments.user_erased", (tx, { user_id }) => forgetAccounts(tx, platform, user_id));
  platform.timers.onDue(FORGET_TIMER, (tx, { ref }) => forgetIdentity(tx, ref));
}

/** Sentences that name the money that must have gone first. */
async function blockersOf(
  tx: Tx,
  platform: Platform,
  { userId, givesUpRests }: { readonly userId: string; readonly givesUpRests: boolean },
): Promise<readonly string[]> {
  const reasons: string[] = [];
  const paidOutIn = await currenciesPaidOut(tx, platform, userId);
  for (const row of await walletOf(tx, userId)) {
    const say = (amount: typeof row.available, sentence: (text: string) => string) => {
      if (isPositive(amount)) reasons.push(sentence(formatMoney(amount, LOCALE)));
    };
    const isFine = isTooFine(platform, row.available);
    const isRest = isFine || (!paidOutIn.has(row.currency) && (await isSmall(tx, platform, row.available)));
    const why = isFine ? "is too little to be paid out" : "cannot be paid out to you now";
    if (!isRest) say(row.available, (text) => `You have ${text} to withdraw.`);
    else if (!givesUpRests) say(row.available, (text) => `You have ${text}, which ${why}. Give it up to leave.`);
    say(row.clearing, (text) => `${text} of yours is still clearing.`);
    say(row.reserved, (text) => `${text} of yours is kept back for a while.`);
    say(row.inPayout, (text) => `${text} is on its way to your bank.`);
    say(row.protectedFor, (text) => `${text} is protected for work of yours.`);
    say(row.protectedBy, (text) => `You protect ${text} for others' work.`);
  }
  reasons.push(...(await justPaidOut(tx, platform, userId)), ...(await disputesOf(tx, platform, userId)));
  const refund = await tx
    .selectFrom("payments.refunds as refund")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "refund.transaction_id")
    .select("refund.refund_id")
    .where("payment.user_id", "=", userId)
    // After its last try it is the administrators' to look at, and no reason to keep anybody for ever.
    .where("refund.state", "in", ["processing", "failed"])
    .where((eb) => eb.or([eb("refund.state", "=", "processing"), eb("refund.retry_at", "is not", null)]))
    .limit(1)
    .executeTakeFirst();
  if (refund) reasons.push("A refund of yours has not arrived yet.");
  const open = await tx
    .selectFrom("payments.payments")
    .select("transaction_id")
    .where("user_id", "=", userId)
    .where("status", "=", "pending")
    .executeTakeFirst();
  return open ? [...reasons, "A payment of yours is open; finish it or cancel it."] : reasons;
}

/** Those in which nothing but their wish is missing for a payout. */
async function currenciesPaidOut(tx: Tx, platform: Platform, userId: string): Promise<ReadonlySet<string>> {
  const recipient = await recipientNow(tx, gatewayOf(platform).name, userId);
  const isBlocked = recipient !== null && payoutBlock(recipient) !== null;
  if (isBlocked || !(await isVerified(tx, userId))) return new Set();
  return new Set((await methodsOf(tx, userId)).map((method) => method.currency));
}

/** Finer than the provider pays out. */
const isTooFine = (platform: Platform, available: Money): boolean =>
  isZero(payable(available, gatewayOf(platform).payoutStep(available.currency)));

/** That, or less than a payout has at least: to leave with it, nobody should need an identity card and a bank account. */
async function isSmall(tx: Tx, platform: Platform, available: Money): Promise<boolean> {
  if (isTooFine(platform, available)) return true;
  const [minimum] = await minimums(tx, [available.currency]);
  return minimum !== undefined && compare(available, minimum) < 0;
}

async function giveUpRests(tx: Tx, platform: Platform, userId: string): Promise<void> {
  for (const { available: amount } of await walletOf(tx, userId)) {
    if (!isPositive(amount) || !(await isSmall(tx, platform, amount))) continue;
    const description = "Too little to be paid out, and given up";
    await postJournal(tx, restGivenUp({ userId, amount, description }), platform.clock.now());
    await platform.audit.record(tx, {
      actorId: userId,
      action: "payments.rest_given_up",
      subject: { type: "person", id: userId },
      after: { amount: toWire(amount) },
    });
  }
}

/** What a bank sends back comes to the wallet of whoever it was paid to: they have to be there still. */
async function justPaidOut(tx: Tx, { clock }: Platform, userId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("payments.payouts")
    .select(["amount_minor", "currency", "paid_at"])
    .where("user_id", "=", userId)
    .where("status", "=", "paid")
    .where("paid_at", ">", addMs(clock.now(), -BANK_DECIDES_DAYS * DAY_MS))
    .orderBy("paid_at")
    .execute();
  return rows.flatMap(({ amount_minor, currency, paid_at }) => {
    if (!paid_at) return [];
    const until = addMs(paid_at, BANK_DECIDES_DAYS * DAY_MS)
      .toISOString()
      .slice(0, 10);
    return `${formatMoney(money(amount_minor, currency), LOCALE)} was paid out lately, and its bank may still send it back until ${until}.`;
  });
}

/** What a bank holds is in no wallet, and goes back to one if the bank decides so, or an appeal. */
async function disputesOf(tx: Tx, { clock }: Platform, userId: string): Promise<readonly string[]> {
  const now = clock.now();
  const rows = await tx
    .selectFrom("payments.chargebacks as chargeback")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "chargeback.transaction_id")
    .select("payment.user_id")
    .where((eb) =>
      eb.or([
        eb("chargeback.status", "in", RUNNING),
        eb.and([
          eb("chargeback.status", "=", "lost"),
          eb("chargeback.ended_at", ">", addMs(now, -APPEALED_MS)),
          eb.or([
            eb("chargeback.appeal", "=", "sent"),
            eb("chargeback.appeal_due_at", ">", now),
            eb.and([eb("chargeback.appeal", "=", "due"), eb("chargeback.appeal_due_at", "is", null)]),
          ]),
        ]),
      ]),
    )
    .where((eb) => eb.or([eb("payment.user_id", "=", userId), eb("payment.recipient_id", "=", userId)]))
    .execute();
  const isPayer = rows.some((row) => row.user_id === userId);
  const isRecipient = rows.some((row) => row.user_id !== userId);
  return [
    ...(isPayer ? ["A card's bank disputes a payment of yours and has not decided yet."] : []),
    ...(isRecipient ? ["A card's bank disputes a payment to you and has not decided yet."] : []),
  ];
}

async function forgetAccounts(tx: Tx, platform: Platform, userId: string): Promise<void> {
  // Nobody is erased with one that they did not give up.
  await giveUpRests(tx, platform, userId);
  const now = platform.clock.now();
  const accounts = await tx
    .updateTable("payments.payout_methods")
    .set({ removed_at: now, is_default: false, holder_name: "", fingerprint: "" })
    .where("user_id", "=", userId)
    .returning("payout_method_id")
    .execute();
  for (const { payout_method_id } of accounts) await forgetWhenFree(tx, platform, payout_method_id);
  // One that is on its way stays noted until it is known: what the provider has made by then it forgets (add-payout-method.ts).
  await forgetMethods(tx, platform, userId);
  const paid = await tx
    .selectFrom("payments.payouts")
    .select("payout_id")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (!paid) return forgetIdentity(tx, userId);
  await platform.timers.schedule(tx, {
    kind: FORGET_TIMER,
    ref: userId,
    dueAt: addMs(now, IDENTITY_KEPT_DAYS * DAY_MS),
  });
}

async function forgetIdentity(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("payments.identity_checks").where("user_id", "=", userId).execute();
  await tx.deleteFrom("payments.tax_profiles").where("user_id", "=", userId).execute();
}
