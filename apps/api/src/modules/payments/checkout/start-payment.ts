// The intent and its job in one transaction, the provider's page after it. A tab that closes in between loses nothing:
// the job makes the page, and asking again gives the same payment.
import type { PaymentBody, PaymentView } from "#api-schema/payments-views.ts";
import { keepFromErasure } from "#modules/users/index.ts";
import { toWire } from "#money";
import { addMs, MINUTE_MS } from "#platform/clock/index.ts";
import { type Tx, uniqueViolation } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readAmount } from "../amounts.ts";
import { feeQuote, requireChargeable } from "../fees/quote-fees.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { paymentErrors } from "../payments.errors.ts";
import { type Charge, findPurpose } from "../purposes.ts";
import { EXPIRY_TIMER, openCheckoutJob } from "./checkout.jobs.ts";
import { ensureCheckout } from "./open-checkout.ts";
import { findByKey, findOpen, insertPayment, type PaymentRow } from "./payment.repository.ts";
import { paymentViews } from "./payment.views.ts";
import { linesOfQuote, storeLines } from "./payment-lines.ts";

const CHECKOUT_MINUTES = 30;

export interface StartPayment {
  readonly body: PaymentBody;
  readonly idempotencyKey: string;
}

/**
 * Begins to pay for what `body.type` names: asks the purpose what is due, adds the fees, opens the provider's page.
 * A second click, tab or key for the same thing gives the same open payment. Raises `payment.unknown_type`,
 * `invalid_amount`, `amount_changed`, `already_open` (somebody else's, or with another amount), `gateway_away`, and
 * `fees.too_small` or `fees.too_large` where the provider charges no such total.
 */
export async function startPayment(platform: Platform, actor: Actor, input: StartPayment): Promise<PaymentView> {
  const purpose = findPurpose(platform, input.body.type);
  if (!purpose)
    throw paymentErrors.unknownType({ fields: [{ pointer: "/body/type", detail: "There is no such type." }] });
  const seen = input.body.amount ? readAmount(input.body.amount, paymentErrors.invalidAmount) : null;
  const open = async (tx: Tx): Promise<PaymentRow> => {
    const before = await findByKey(tx, actor.userId, input.idempotencyKey);
    if (before) return before;
    // An erasure that runs beside this would not see that it is open.
    if (!(await keepFromErasure(tx, [actor.userId]))) throw requestErrors.signInNeeded();
    const charge = await purpose.prepare(tx, { actor, body: input.body });
    if (seen && (seen.minor !== charge.amount.minor || seen.currency !== charge.amount.currency))
      throw paymentErrors.amountChanged({ extra: { current: toWire(charge.amount) } });
    const other = await findOpen(tx, input.body.type, charge.referenceId);
    return other ? sameOrRefuse(other, actor, charge) : insertIntent(tx, platform, actor, input, charge);
  };
  let row: PaymentRow;
  try {
    row = await platform.inTransaction(open);
  } catch (error) {
    // Another tab was a moment faster; now its payment is there to be found.
    if (!uniqueViolation(error, "payments_one_open") && !uniqueViolation(error, "payments_one_key")) throw error;
    row = await platform.inTransaction(open);
  }
  const [view] = await paymentViews(platform.db, [await ensureCheckout(platform, row)], actor.userId);
  if (!view) throw paymentErrors.notFound();
  return view;
}

function sameOrRefuse(open: PaymentRow, actor: Actor, charge: Charge): PaymentRow {
  // Who cancels just as a slow way to pay was chosen cannot close it any more: it goes on.
  const goesOn = open.closing_as === null || open.processing_since !== null;
  const same = open.user_id === actor.userId && open.held_minor === charge.amount.minor && goesOn;
  if (same && open.currency === charge.amount.currency) return open;
  throw paymentErrors.alreadyOpen({
    extra: open.user_id === actor.userId ? { transaction_id: open.transaction_id } : {},
  });
}

async function insertIntent(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  input: StartPayment,
  charge: Charge,
): Promise<PaymentRow> {
  const now = platform.clock.now();
  const expiresAt = addMs(now, CHECKOUT_MINUTES * MINUTE_MS);
  const { feeRuleId, amount, recipientId } = charge;
  const quote = await feeQuote(tx, platform, { feeRuleId, amount, payerId: actor.userId, recipientId });
  // What is left to pay of something that was agreed may be less than anybody would agree to; fees may have made it more.
  requireChargeable(platform, quote.payerTotal, input.body.amount && "/body/amount/amount");
  const row = await insertPayment(tx, {
    transaction_id: newId(),
    user_id: actor.userId,
    recipient_id: charge.recipientId,
    project_id: charge.projectId ?? null,
    organisation_id: charge.organisationId ?? null,
    amount_minor: quote.payerTotal.minor,
    currency: charge.amount.currency,
    type: input.body.type,
    reference_id: charge.referenceId,
    held_minor: charge.amount.minor,
    lines: storeLines(linesOfQuote(quote, "Protected for the work")),
    fee_rule_id: charge.feeRuleId,
    description: charge.description,
    return_path: charge.returnPath,
    gateway: gatewayOf(platform).name,
    expires_at: expiresAt,
    idempotency_key: input.idempotencyKey,
    created_at: now,
    updated_at: now,
  });
  await platform.timers.schedule(tx, { kind: EXPIRY_TIMER, ref: row.transaction_id, dueAt: expiresAt });
  await platform.jobs.enqueue(tx, openCheckoutJob, { transaction_id: row.transaction_id });
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: "payments.started",
    subject: { type: "payment", id: row.transaction_id },
    after: { type: row.type, reference_id: row.reference_id, amount: toWire(quote.payerTotal) },
  });
  return row;
}
