// What booking a difference would move: worked out from what the books say at this moment, with everything locked that it
// would touch. Nothing is moved.
import { compare, type Money, money, negate } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findByCharge, type PaymentRow } from "../checkout/payment.repository.ts";
import { breakErrors, refundErrors } from "../payments.errors.ts";
import { spared } from "../protected/processing.rules.ts";
import { processingTermsOf } from "../protected/processing-terms.ts";
import { readPaid } from "../protected/read-paid.ts";
import { priceWithin } from "../protected/refund-shares.rules.ts";
import { ourSide } from "../reconciliation/our-side.repository.ts";
import type { BreakRow } from "../reconciliation/reconciliation.repository.ts";
import { lockRefundable } from "../refund-desk/lock-refundable.ts";
import {
  apartMinor,
  type Bookable,
  bookedAs,
  type DifferenceBookedAs,
  refuseBooking,
  takesTwo,
} from "./booking.rules.ts";
import { bookedSince, ownOut, unmatchedLeft } from "./bookings.repository.ts";

export interface RefundMade {
  readonly payment: PaymentRow;
  readonly gatewayRefund: string;
  /** All that went back, and how much of it is of the price. */
  readonly total: Money;
  readonly held: Money;
}

export interface BookingPlan {
  readonly kind: DifferenceBookedAs;
  /** By how much the provider holds more than the books say. */
  readonly amount: Money;
  readonly refund: RefundMade | null;
  /** Two people, whatever the sum. */
  readonly takesTwo: boolean;
}

/** After `lockBreak`. Raises `break.gone`, `under_way`, `own_news`, `changed`, `refund.not_refundable`. */
export async function planBooking(tx: Tx, platform: Platform, row: BreakRow): Promise<BookingPlan> {
  const paid = row.charge === null ? undefined : await findByCharge(tx, row.gateway, row.charge);
  const found: Bookable = {
    side: row.kind,
    class: row.class,
    stillThere: row.still_there,
    oursMinor: row.ours_minor,
    theirsMinor: row.theirs_minor,
    // It may have become a payment since the dispute was found: then the dispute is followed.
    charge: row.kind === "dispute" && paid ? null : row.charge,
  };
  // Locked before the books are asked: until the end nobody refunds it otherwise.
  const payment = paid && (await lockRefundable(tx, platform, paid.transaction_id));
  const now = await booksNow(tx, platform, row);
  const refusal = refuseBooking(found, now);
  if (refusal) throw breakErrors[refusal]();
  const amount = money(apartMinor(found), row.currency);
  const planned = { amount, takesTwo: takesTwo(found, now.own) };
  const sentBack = negate(amount);
  if (payment) {
    const refund = await refundOf(tx, row, payment, sentBack);
    return { kind: bookedAs(found, { of: "payment", fits: refund !== null }), ...planned, refund };
  }
  const left = row.charge === null ? 0n : await unmatchedLeft(tx, row.gateway, row.charge);
  const of = left > 0n ? "unmatched" : "nothing";
  return { kind: bookedAs(found, { of, fits: left >= sentBack.minor }), ...planned, refund: null };
}

async function booksNow(tx: Tx, { clock }: Platform, row: BreakRow) {
  const now = clock.now();
  const { gateway, kind: side, source, currency } = row;
  const ours = await ourSide(tx, { gateway, from: now, until: now, sources: [source] });
  const same = ours.find((one) => one.kind === side && one.source === source && one.amount.currency === currency);
  return {
    own: await ownOut(tx, row),
    minor: same?.amount.minor ?? null,
    bookedSince: await bookedSince(tx, { gateway, side, source, currency }, row.last_seen_at),
  };
}

/** Null when less than this is left of the payment: then it is no refund of it alone. */
async function refundOf(tx: Tx, row: BreakRow, payment: PaymentRow, total: Money): Promise<RefundMade | null> {
  // While a bank disputes it, the bank decides.
  if (payment.status === "disputed") throw refundErrors.notRefundable({ extra: { current: payment.status } });
  const left = money(payment.amount_minor - payment.refunded_minor, payment.currency);
  const isPaid = payment.status === "completed" || payment.status === "partially_refunded";
  if (!isPaid || left.currency !== total.currency || compare(total, left) > 0) return null;
  // As `planRefund` takes what was made already: all that was charged may be in it.
  const held = priceWithin(await readPaid(tx, payment, spared(await processingTermsOf(tx, payment))), total);
  return { payment, gatewayRefund: row.source, total, held };
}

/** As an order of the refund desk: in the books it is one. */
export function refundOrderOf(made: RefundMade, by: { readonly bearer: string; readonly reason: string }) {
  assert(made.held.minor > 0n, "a refund sends something of the price back");
  return {
    refund_order_id: newId(),
    transaction_id: made.payment.transaction_id,
    held_minor: made.held.minor,
    currency: made.held.currency,
    bearer: by.bearer,
    reason: by.reason,
    gateway_refund: made.gatewayRefund,
    sent_minor: made.total.minor,
  };
}
