import type { BookingView } from "#api-schema/payments-bookings.ts";
import { isNewAdministrator } from "#modules/auth/index.ts";
import { cards } from "#modules/users/index.ts";
import { toWire } from "#money";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { bookingErrors } from "../payments.errors.ts";
import { type BookingRow, findBooking, isReversible } from "./bookings.repository.ts";
import { amountOf } from "./journal-of-booking.ts";

export async function bookingViews(
  { db, clock }: Platform,
  actor: Actor,
  rows: readonly BookingRow[],
): Promise<BookingView[]> {
  const isNew = await isNewAdministrator(db, actor.userId, clock.now());
  const people = await cards(db, [...new Set(rows.flatMap((row) => [row.ordered_by, row.answered_by ?? []].flat()))]);
  return rows.map((row) => ({
    booking_id: row.booking_id,
    // The columns' check constraints allow these words alone.
    kind: row.kind as BookingView["kind"],
    status: row.status as BookingView["status"],
    amount: toWire(amountOf(row)),
    tax_country: row.tax_country,
    break_id: row.break_id,
    source: row.source,
    journal_id: row.journal_id,
    reason: row.reason,
    ordered_by: people.get(row.ordered_by) ?? null,
    ordered_at: row.ordered_at.toISOString(),
    answered_by: row.answered_by === null ? null : (people.get(row.answered_by) ?? null),
    answered_at: row.answered_at?.toISOString() ?? null,
    answer_note: row.answer_note ?? "",
    can: [
      ...(row.status === "proposed" ? answers(row.ordered_by === actor.userId, isNew) : []),
      ...(isReversible(row) ? (["reverse"] as const) : []),
    ],
  }));
}

const answers = (isOwn: boolean, isNew: boolean): BookingView["can"] =>
  isOwn ? ["withdraw"] : isNew ? [] : ["answer"];

/** Raises `booking.not_found`. */
export async function readBooking(platform: Platform, actor: Actor, bookingId: string): Promise<BookingView> {
  const row = await findBooking(platform.db, bookingId);
  const [view] = row ? await bookingViews(platform, actor, [row]) : [];
  if (!view) throw bookingErrors.notFound();
  return view;
}
