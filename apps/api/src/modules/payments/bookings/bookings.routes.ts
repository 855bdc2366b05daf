import { paymentsApi } from "#api-schema/payments.ts";
import { decodeInstantCursor, type HttpApp, keyed, serve, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readJournal } from "../ledger/explore/read-ledger.ts";
import { answerBooking } from "./answer-booking.ts";
import { bookDifference, bookTaxPayment, reverseByHand } from "./book.ts";
import { bookingViews, readBooking } from "./booking.views.ts";
import { countBookings, listBookingRows } from "./bookings.repository.ts";
import { readBreak } from "./read-break.ts";
import { withdrawBooking } from "./withdraw-booking.ts";

export function registerBookings(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.adminReadBreak, ({ actor, params, query }) =>
    readBreak(platform, actor, { breakId: params.break_id, bearer: query.bearer ?? "kogi" }),
  );
  serve(http, paymentsApi.adminBookBreak, async ({ actor, params, body, idempotencyKey }) => {
    const bearer = body.bearer ?? "kogi";
    const input = { breakId: params.break_id, reason: body.reason, bearer, ...(body.seen ? { seen: body.seen } : {}) };
    await bookDifference(platform, keyed(actor, idempotencyKey), input);
    return readBreak(platform, actor, { breakId: params.break_id, bearer });
  });
  serve(http, paymentsApi.adminListBookings, async ({ actor, query }) => {
    const limit = query.limit ?? 20;
    const before = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
    const filter = { statuses: query.status ?? [] };
    const page = toPage(
      await listBookingRows(platform.db, filter, { limit, before }),
      limit,
      (row) => [row.ordered_at.toISOString(), row.booking_id],
      (row) => row,
    );
    return {
      data: await bookingViews(platform, actor, page.data),
      next_cursor: page.next_cursor,
      ...(query.count ? { total: await countBookings(platform.db, filter) } : {}),
    };
  });
  serve(http, paymentsApi.adminAnswerBooking, async ({ actor, params, body, idempotencyKey }) => {
    await answerBooking(platform, keyed(actor, idempotencyKey), {
      bookingId: params.booking_id,
      answer: body.answer,
      note: body.note ?? "",
    });
    return readBooking(platform, actor, params.booking_id);
  });
  serve(http, paymentsApi.adminWithdrawBooking, async ({ actor, params, idempotencyKey }) => {
    await withdrawBooking(platform, keyed(actor, idempotencyKey), params.booking_id);
    return readBooking(platform, actor, params.booking_id);
  });
  serve(http, paymentsApi.adminBookTaxPayment, async ({ actor, body, idempotencyKey }) => {
    const bookingId = await bookTaxPayment(platform, keyed(actor, idempotencyKey), body);
    return readBooking(platform, actor, bookingId);
  });
  serve(http, paymentsApi.adminReverseJournal, async ({ actor, params, body, idempotencyKey }) => {
    await reverseByHand(platform, keyed(actor, idempotencyKey), { journalId: params.journal_id, reason: body.reason });
    return readJournal(platform, params.journal_id);
  });
}
