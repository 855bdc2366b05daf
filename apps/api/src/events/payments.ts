// News of money. Each carries the people it concerns, so that a listener needs no look-up to tell them.
import { type Static, Type } from "typebox";
import { defineEvent } from "#platform/events/index.ts";

const Money = Type.Object({ amount: Type.String(), currency: Type.String() });
const nullableId = Type.Union([Type.String(), Type.Null()]);

const Payment = Type.Object({
  transaction_id: Type.String(),
  type: Type.String(),
  reference_id: Type.String(),
  payer_id: Type.String(),
  recipient_id: nullableId,
  /** What the payer was charged, fees included. */
  amount: Money,
  /** The part that is protected for the recipient. */
  held_amount: Money,
  description: Type.String(),
  return_path: Type.String(),
});

/** The provider has the money and it is protected. */
export const paymentCompleted = defineEvent("payments.completed", Payment);

/** It ended without money. `reason`: declined, expired or cancelled. */
export const paymentFailed = defineEvent(
  "payments.failed",
  Type.Intersect([Payment, Type.Object({ reason: Type.String(), sentence: Type.String() })]),
);

/** Money goes back to the card it came from; `amount` is what the payer gets, fees included. */
export const paymentRefunded = defineEvent(
  "payments.refunded",
  Type.Object({
    refund_id: Type.String(),
    transaction_id: Type.String(),
    type: Type.String(),
    reference_id: Type.String(),
    payer_id: Type.String(),
    recipient_id: nullableId,
    amount: Money,
    held_amount: Money,
    reason: Type.String(),
    description: Type.String(),
    return_path: Type.String(),
  }),
);

/** An administrator sent a payment back; `taken` of it from what the recipient had earned. */
export const refundOrdered = defineEvent(
  "payments.refund_ordered",
  Type.Object({
    refund_order_id: Type.String(),
    transaction_id: Type.String(),
    payer_id: Type.String(),
    recipient_id: nullableId,
    amount: Money,
    taken: Money,
    /** What of their earnings is undone by it, before the fee. */
    earned: Type.Optional(Money),
    reason: Type.String(),
    description: Type.String(),
    return_path: Type.String(),
  }),
);

/** Released money, less the fee, waits for its date (which may be now). */
export const moneyReleased = defineEvent(
  "payments.money_released",
  Type.Object({
    clearing_id: Type.String(),
    user_id: Type.String(),
    payer_id: Type.String(),
    reference_id: Type.String(),
    gross: Money,
    net: Money,
    available_at: Type.String(),
    reason: Type.String(),
    description: Type.String(),
  }),
);

/** Released money waits until a later date than was said. */
export const clearingLengthened = defineEvent(
  "payments.clearing_lengthened",
  Type.Object({
    clearing_id: Type.String(),
    user_id: Type.String(),
    reference_id: Type.String(),
    amount: Money,
    available_at: Type.String(),
    description: Type.String(),
  }),
);

/** It can be withdrawn now. */
export const moneyCleared = defineEvent(
  "payments.money_cleared",
  Type.Object({
    clearing_id: Type.String(),
    user_id: Type.String(),
    payer_id: Type.String(),
    reference_id: Type.String(),
    amount: Money,
    description: Type.String(),
  }),
);

const Payout = Type.Object({ payout_id: Type.String(), user_id: Type.String(), amount: Money, last4: Type.String() });
export const payoutRequested = defineEvent("payments.payout_requested", Payout);
export const payoutPaid = defineEvent("payments.payout_paid", Payout);
/** The money is back in the wallet, but for what disputes had found missing there. */
export const payoutFailed = defineEvent(
  "payments.payout_failed",
  Type.Intersect([
    Payout,
    Type.Object({ reason: Type.String(), sentence: Type.String(), taken: Type.Optional(Money) }),
  ]),
);

/** Money of a wallet was changed into another currency. */
export const moneyExchanged = defineEvent(
  "payments.money_exchanged",
  Type.Object({ quote_id: Type.String(), user_id: Type.String(), from: Money, to: Money, rate: Type.String() }),
);

/** Somebody added a bank account to their money: they must hear of it, in case it was not them. */
export const payoutMethodAdded = defineEvent(
  "payments.payout_method_added",
  Type.Object({
    payout_method_id: Type.String(),
    user_id: Type.String(),
    last4: Type.String(),
    currency: Type.String(),
    usable_from: Type.String(),
  }),
);
/** The card's bank did not take a refund. `is_retried`: it is tried anew by itself. */
export const refundFailed = defineEvent(
  "payments.refund_failed",
  Type.Object({
    refund_id: Type.String(),
    transaction_id: Type.String(),
    payer_id: Type.String(),
    amount: Money,
    description: Type.String(),
    return_path: Type.String(),
    is_retried: Type.Boolean(),
  }),
);

/** Its card takes no money any more, so it was sent another way. */
export const refundPaidOtherwise = defineEvent(
  "payments.refund_paid_otherwise",
  Type.Object({
    transaction_id: Type.String(),
    payer_id: Type.String(),
    amount: Money,
    description: Type.String(),
    return_path: Type.String(),
  }),
);

const Chargeback = {
  chargeback_id: Type.String(),
  transaction_id: Type.String(),
  payer_id: Type.String(),
  recipient_id: nullableId,
  reference_id: Type.String(),
  amount: Money,
  /** Of the recipient's own money. */
  held: Money,
  description: Type.String(),
};
/** A bank took a card payment back; it is held from where it lies until the bank has decided. */
export const chargebackOpened = defineEvent(
  "payments.chargeback_opened",
  Type.Object({ ...Chargeback, reason: Type.String(), evidence_due_at: Type.Optional(nullableId) }),
);
/** A bank asks about a card payment and has taken nothing. `outcome`: opened, or closed when it asks no further. */
export const chargebackInquiry = defineEvent(
  "payments.chargeback_inquiry",
  Type.Object({
    chargeback_id: Type.String(),
    transaction_id: Type.String(),
    recipient_id: nullableId,
    amount: Money,
    evidence_due_at: nullableId,
    outcome: Type.String(),
    description: Type.String(),
  }),
);
/** A bank waits for an answer. `because`: due soon, refused or without_files when the provider did not take all that was written, appeal. */
export const chargebackAnswerWanted = defineEvent(
  "payments.chargeback_answer_wanted",
  Type.Object({
    chargeback_id: Type.String(),
    amount: Money,
    evidence_due_at: nullableId,
    because: Type.String(),
    description: Type.String(),
  }),
);
/** `outcome`: won or lost. `earned`: what of the recipient's earnings is undone by it, before the fee. */
export const chargebackEnded = defineEvent(
  "payments.chargeback_ended",
  Type.Object({ ...Chargeback, outcome: Type.String(), earned: Type.Optional(Money) }),
);
/** A bank that had decided for the payer gave the money back. `earned`: what counts as earned again, before the fee. */
export const chargebackWonBack = defineEvent(
  "payments.chargeback_won_back",
  Type.Object({ ...Chargeback, earned: Money }),
);
/** A lost dispute took more of its recipient's own money later, out of a payout that came back. `earned` as above. */
export const chargebackCollected = defineEvent(
  "payments.chargeback_collected",
  Type.Object({ chargeback_id: Type.String(), recipient_id: Type.String(), earned: Money }),
);
/** What was kept back can be withdrawn now. */
export const reserveReleased = defineEvent(
  "payments.reserve_released",
  Type.Object({ reserve_id: Type.String(), user_id: Type.String(), amount: Money, description: Type.String() }),
);

export const identityDecided = defineEvent(
  "payments.identity_decided",
  Type.Object({ user_id: Type.String(), state: Type.String(), reason: Type.Union([Type.String(), Type.Null()]) }),
);

/** The provider wants something more of somebody it paid out until now. `blocks`: nothing goes out until then. */
export const recipientWanted = defineEvent(
  "payments.recipient_wanted",
  Type.Object({ user_id: Type.String(), deadline: nullableId, blocks: Type.Boolean() }),
);

export const invoiceIssued = defineEvent(
  "payments.invoice_issued",
  Type.Object({
    invoice_id: Type.String(),
    number: Type.String(),
    kind: Type.String(),
    recipient_id: Type.String(),
    gross: Money,
  }),
);

/** What somebody's subscription entitles them to from now on; `free` when it ended. Fees are pinned by it. */
export const planChanged = defineEvent(
  "payments.plan_changed",
  Type.Object({
    user_id: Type.String(),
    plan: Type.Union([Type.Literal("free"), Type.Literal("plus"), Type.Literal("pro")]),
    valid_until: Type.Union([Type.String(), Type.Null()]),
  }),
);

/** A plan begins, changes or ends (`plan` null): what it entitles to from now on. */
export const entitlementsChanged = defineEvent(
  "payments.entitlements_changed",
  Type.Object({
    user_id: Type.String(),
    audience: Type.String(),
    plan: Type.Union([Type.String(), Type.Null()]),
    entitlements: Type.Array(
      Type.Object({ capability: Type.String(), limit: Type.Union([Type.Integer(), Type.Null()]) }),
    ),
  }),
);

/** The card was not charged, or waits for its owner; `next_try_at` null: there is no further try. */
export const subscriptionChargeFailed = defineEvent(
  "payments.subscription_charge_failed",
  Type.Object({
    subscription_id: Type.String(),
    user_id: Type.String(),
    plan: Type.String(),
    amount: Money,
    sentence: Type.String(),
    next_try_at: Type.Union([Type.String(), Type.Null()]),
  }),
);

export const subscriptionEnded = defineEvent(
  "payments.subscription_ended",
  Type.Object({ subscription_id: Type.String(), user_id: Type.String(), plan: Type.String(), reason: Type.String() }),
);

/** Its charge is disputed: nothing more is charged, and it runs until the end of what was paid for, unless taken up again. */
export const subscriptionStopped = defineEvent(
  "payments.subscription_stopped",
  Type.Object({ subscription_id: Type.String(), user_id: Type.String(), plan: Type.String(), until: Type.String() }),
);

/** An upgrade's money went back, and with it the plan to the one before. */
export const subscriptionWentBack = defineEvent(
  "payments.subscription_went_back",
  Type.Object({ subscription_id: Type.String(), user_id: Type.String(), from: Type.String(), plan: Type.String() }),
);

/** Some days before the first charge. */
export const subscriptionTrialEnds = defineEvent(
  "payments.subscription_trial_ends",
  Type.Object({
    subscription_id: Type.String(),
    user_id: Type.String(),
    plan: Type.String(),
    amount: Money,
    at: Type.String(),
  }),
);

/** Earned money has lain in the wallet for nearly as long as it may; at `until` it leaves for their bank account. */
export const walletHeld = defineEvent(
  "payments.wallet_held",
  Type.Object({ user_id: Type.String(), amount: Money, until: Type.String() }),
);

/** A saved card is good for thirty days more at most. */
export const cardExpires = defineEvent(
  "payments.card_expires",
  Type.Object({
    saved_method_id: Type.String(),
    user_id: Type.String(),
    brand: Type.String(),
    last4: Type.String(),
    expiry_month: Type.Integer(),
    expiry_year: Type.Integer(),
    /** Names of the plans that it pays for. */
    plans: Type.Array(Type.String()),
  }),
);

/** The daily comparison found differences that were not there before. */
export const reconciliationBreaks = defineEvent(
  "payments.reconciliation_breaks",
  Type.Object({
    run_id: Type.String(),
    gateway: Type.String(),
    count: Type.Integer(),
    admin_ids: Type.Array(Type.String()),
  }),
);

export type PaymentEvent = Static<typeof Payment>;

/** A refund whose processing the recipient bears: so much was taken from what they had. */
export const processingBorne = defineEvent(
  "payments.processing_borne",
  Type.Object({
    refund_id: Type.String(),
    user_id: Type.String(),
    amount: Money,
    description: Type.String(),
    return_path: Type.String(),
  }),
);

/** The books break an invariant: for every administrator, at once. */
export const booksBroken = defineEvent(
  "payments.books_broken",
  Type.Object({
    check_run_id: Type.String(),
    checks: Type.Array(Type.String()),
    rows: Type.Integer(),
    first: Type.String(),
  }),
);
