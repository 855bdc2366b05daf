// The money of a booking, in the transaction that decides it.
import { isNegative, type Money, negate } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { reverseJournal } from "../ledger/reverse-journal.ts";
import { bookingErrors } from "../payments.errors.ts";
import { heldRefunded } from "../protected/read-paid.ts";
import { liftForBreak } from "../reconciliation/foreign-refund.ts";
import { type BreakRow, closeBreakRow } from "../reconciliation/reconciliation.repository.ts";
import { putRefundInForce } from "../refund-desk/put-refund-in-force.ts";
import { insertOrder } from "../refund-desk/refund-orders.repository.ts";
import { type BookingRow, lockBooking, unmatchedLeft, updateBooking } from "./bookings.repository.ts";
import { amountOf, journalOfBooking } from "./journal-of-booking.ts";
import { type BookingPlan, refundOrderOf } from "./plan-booking.ts";

export const sizeOf = (amount: Money): Money => (isNegative(amount) ? negate(amount) : amount);

/** The difference is in the books from now on, so it is closed as booked; `by` decided it last. */
export async function putDifferenceInForce(
  tx: Tx,
  platform: Platform,
  booking: BookingRow,
  { row, plan, by }: { readonly row: BreakRow; readonly plan: BookingPlan; readonly by: string },
): Promise<void> {
  const { break_id: breakId, gateway, charge } = row;
  if (charge !== null) await liftForBreak(tx, platform, { breakId, gateway, charge });
  if (plan.refund) await putRefund(tx, platform, booking, plan.refund);
  else await post(tx, platform, booking);
  await closeBreakRow(tx, breakId, { at: platform.clock.now(), by, reason: "booked_since" });
}

async function putRefund(
  tx: Tx,
  platform: Platform,
  booking: BookingRow,
  made: NonNullable<BookingPlan["refund"]>,
): Promise<void> {
  assert(booking.bearer, "somebody pays for what was released");
  const order = await insertOrder(tx, {
    ...refundOrderOf(made, { bearer: booking.bearer, reason: booking.reason }),
    status: "in_force",
    ordered_by: booking.ordered_by,
    ordered_at: booking.ordered_at,
    idempotency_key: `booking:${booking.booking_id}`,
    answered_by: booking.answered_by,
    answered_at: booking.answered_at,
    answer_note: booking.answer_note,
  });
  assert(order, "a booking is put in force once");
  const refunded = await heldRefunded(tx, made.payment);
  await putRefundInForce(tx, platform, order, [{ payment: made.payment, amount: made.held, refunded }]);
  await updateBooking(tx, booking.booking_id, {
    refund_order_id: order.refund_order_id,
    changed_at: platform.clock.now(),
  });
}

/** Of tax, and of a difference that is no refund. */
export async function post(tx: Tx, platform: Platform, booking: BookingRow): Promise<void> {
  const now = platform.clock.now();
  const { journalId } = await postJournal(tx, journalOfBooking({ ...booking, amount: amountOf(booking) }), now);
  await updateBooking(tx, booking.booking_id, { journal_id: journalId, changed_at: now });
}

/** Money of nobody that has gone back to its card since is no more there to be taken back. Raises `booking.gone_back`. */
export async function requireUnmatchedThere(tx: Tx, booking: BookingRow): Promise<void> {
  const { kind, gateway, source, amount_minor } = booking;
  if (kind !== "unmatched" || gateway === null || source === null) return;
  if ((await unmatchedLeft(tx, gateway, source)) < amount_minor) throw bookingErrors.goneBack();
}

/** Takes what was booked back by its mirror; the difference is there again, and the next comparison finds it. */
export async function putReversalInForce(tx: Tx, platform: Platform, booking: BookingRow): Promise<void> {
  const now = platform.clock.now();
  assert(booking.reverses, "a reversal reverses something");
  const before = await lockBooking(tx, booking.reverses);
  assert(before.status === "in_force" && before.journal_id, "what is taken back is in force");
  await requireUnmatchedThere(tx, before);
  const { journalId } = await reverseJournal(tx, before.journal_id, now, booking.reason);
  await updateBooking(tx, before.booking_id, { status: "reversed", changed_at: now });
  await updateBooking(tx, booking.booking_id, { journal_id: journalId, changed_at: now });
}
