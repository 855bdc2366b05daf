// Whoever proposed a booking takes the proposal back: nothing was moved, so it needs nobody else.
import { firstTime, type Keyed } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { bookingErrors } from "../payments.errors.ts";
import { noteBooking } from "./audit-booking.ts";
import { findBooking, lockBooking, updateBooking } from "./bookings.repository.ts";

/** Raises `booking.not_found`, `answered`, `not_yours`. */
export async function withdrawBooking(platform: Platform, by: Keyed, bookingId: string): Promise<void> {
  const { actor } = by;
  await platform.inTransaction(async (tx) => {
    if (!(await findBooking(tx, bookingId))) throw bookingErrors.notFound();
    const row = await lockBooking(tx, bookingId);
    if (!(await firstTime(tx, platform, by, `booking:${bookingId}:withdraw`))) return;
    if (row.ordered_by !== actor.userId) throw bookingErrors.notYours();
    if (row.status !== "proposed") throw bookingErrors.answered();
    await updateBooking(tx, bookingId, {
      status: "withdrawn",
      answered_by: actor.userId,
      answered_at: platform.clock.now(),
    });
    await noteBooking(tx, platform, actor, row, "booking_withdrawn");
  });
}
