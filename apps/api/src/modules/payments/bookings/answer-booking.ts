// The second administrator, who is not the first, nor a side of the payment: what they confirm is what the first one saw.
import { refuseNewAdministrator } from "#modules/auth/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { type Actor, firstTime, type Keyed } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { bookingErrors, breakErrors } from "../payments.errors.ts";
import { type BreakRow, lockBreak } from "../reconciliation/reconciliation.repository.ts";
import { refuseSide, refuseSideOfBooked } from "../reconciliation/sides-of-break.ts";
import { noteBooking } from "./audit-booking.ts";
import { requireOwed } from "./book.ts";
import { type BookingRow, findBooking, lockBooking, updateBooking } from "./bookings.repository.ts";
import { compareAgain } from "./compare-again.ts";
import { amountOf } from "./journal-of-booking.ts";
import { type BookingPlan, planBooking } from "./plan-booking.ts";
import { post, putDifferenceInForce, putReversalInForce } from "./put-booking-in-force.ts";

/** Raises `booking.not_found`, `answered`, `second_person`, `refund.own_payment`, `auth.new_administrator`, and what ordering it raises. */
export async function answerBooking(
  platform: Platform,
  by: Keyed,
  input: { readonly bookingId: string; readonly answer: "confirm" | "decline"; readonly note: string },
): Promise<void> {
  const { actor } = by;
  if (input.answer === "confirm") await compareAgainFor(platform, actor, input.bookingId);
  await platform.inTransaction(async (tx) => {
    const known = await findBooking(tx, input.bookingId);
    if (!known) throw bookingErrors.notFound();
    // In the order in which whoever books it locks.
    const difference = known.break_id === null ? null : await lockBreak(tx, known.break_id);
    const reversed = known.reverses === null ? null : await lockBooking(tx, known.reverses);
    const row = await lockBooking(tx, input.bookingId);
    if (!(await firstTime(tx, platform, by, `booking:${input.bookingId}:${input.answer}`))) return;
    if (row.status !== "proposed") throw bookingErrors.answered();
    if (row.ordered_by === actor.userId) throw bookingErrors.secondPerson();
    if (difference) await refuseSide(tx, difference, actor);
    if (reversed) await refuseSideOfBooked(tx, reversed.break_id, actor);
    const isConfirmed = input.answer === "confirm";
    const pair = isConfirmed ? [row.ordered_by, actor.userId] : [actor.userId];
    await refuseNewAdministrator(tx, pair, platform.clock.now());
    // Before the booking itself is in the books.
    const asOrdered = isConfirmed ? await stillAsOrdered(tx, platform, row) : null;
    const answer = {
      status: isConfirmed ? "in_force" : "declined",
      answered_by: actor.userId,
      answered_at: platform.clock.now(),
      answer_note: input.note.trim() || null,
    };
    await updateBooking(tx, row.booking_id, answer);
    await noteBooking(tx, platform, actor, row, isConfirmed ? "booking_confirmed" : "booking_declined");
    if (!isConfirmed) return;
    const booking = { ...row, ...answer };
    if (asOrdered) await putDifferenceInForce(tx, platform, booking, { ...asOrdered, by: actor.userId });
    else if (row.kind === "reversal") await putReversalInForce(tx, platform, booking);
    else await post(tx, platform, booking);
  });
}

async function compareAgainFor(platform: Platform, actor: Actor, bookingId: string): Promise<void> {
  const booking = await findBooking(platform.db, bookingId);
  if (booking?.status === "proposed" && booking.break_id !== null)
    await compareAgain(platform, actor, booking.break_id);
}

/** Null for what is no difference. */
async function stillAsOrdered(
  tx: Tx,
  platform: Platform,
  booking: BookingRow,
): Promise<{ readonly row: BreakRow; readonly plan: BookingPlan } | null> {
  if (booking.tax_country !== null) await requireOwed(tx, booking.tax_country, amountOf(booking));
  if (booking.break_id === null) return null;
  const row = await lockBreak(tx, booking.break_id);
  assert(row, "a booking keeps its difference");
  const plan = await planBooking(tx, platform, row);
  if (plan.kind !== booking.kind || plan.amount.minor !== booking.amount_minor) throw breakErrors.changed();
  return { row, plan };
}
