import { secondPersonWanted } from "#events/money-desk.ts";
import { money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { BookingRow } from "./bookings.repository.ts";

type Action =
  | "booked"
  | "booking_proposed"
  | "booking_confirmed"
  | "booking_declined"
  | "booking_withdrawn"
  | "reversed"
  | "reversal_proposed";

export async function noteBooking(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  row: BookingRow,
  action: Action,
): Promise<void> {
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: `payments.${action}`,
    subject: { type: "desk_booking", id: row.booking_id },
    after: {
      kind: row.kind,
      amount: toWire(money(row.amount_minor, row.currency)),
      reason: row.reason,
      ...(row.break_id === null ? {} : { break_id: row.break_id }),
      ...(row.reverses === null ? {} : { reverses: row.reverses }),
    },
  });
  if (action === "booking_proposed" || action === "reversal_proposed")
    await platform.events.publish(tx, secondPersonWanted, {
      order: "booking",
      order_id: row.booking_id,
      transaction_id: null,
      asked_by: row.ordered_by,
    });
}
