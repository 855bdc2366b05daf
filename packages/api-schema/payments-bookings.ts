// What administrators book by hand: a difference with the provider, tax that was paid, and the reversal of either.
import { type Static, Type } from "typebox";
import {
  Id,
  Instant,
  MoneyInput,
  MoneyView,
  nullable,
  oneOf,
  Prose,
  pageOf,
  pageQuery,
  record,
  route,
  sortedBy,
} from "./core.ts";
import { RefundBearer } from "./payment-desk.ts";
import { AccountRef, LedgerJournalView } from "./payments-ledger.ts";
import { BreakView } from "./payments-reconciliation.ts";
import { UserCard } from "./users.ts";

const DifferenceBookedAs = oneOf(
  "refund",
  "unmatched",
  "unmatched_back",
  "suspense",
  "platform_payout",
  "provider_fee",
);
const BookingStatus = oneOf("proposed", "in_force", "declined", "withdrawn", "reversed");

export const BookingView = record({
  booking_id: Id,
  kind: oneOf(
    "refund",
    "unmatched",
    "unmatched_back",
    "suspense",
    "platform_payout",
    "provider_fee",
    "tax",
    "reversal",
  ),
  /** proposed: waits for a second administrator. withdrawn: taken back by whoever proposed it. */
  status: BookingStatus,
  /** Of a difference: by how much the provider holds more than the books said. */
  amount: MoneyView,
  tax_country: nullable(Type.String()),
  break_id: nullable(Id),
  /** The provider's name of what differed. */
  source: nullable(Type.String()),
  /** Once in force; a refund has its own page. */
  journal_id: nullable(Id),
  reason: Type.String(),
  ordered_by: nullable(UserCard),
  ordered_at: Instant,
  answered_by: nullable(UserCard),
  answered_at: nullable(Instant),
  answer_note: Type.String(),
  can: Type.Array(oneOf("answer", "withdraw", "reverse")),
});
export type BookingView = Static<typeof BookingView>;

/** What booking a difference would move now. */
export const BookingPreview = record({
  kind: DifferenceBookedAs,
  amount: MoneyView,
  takes_two: Type.Boolean(),
  /** The payment that a refund is of. */
  transaction_id: nullable(Id),
  /** Somebody pays for what was released already: who, is to be said. */
  asks_bearer: Type.Boolean(),
  journal_kind: Type.String(),
  lines: Type.Array(record({ kind: Type.String(), debit: AccountRef, credit: AccountRef, amount: MoneyView })),
});
export type BookingPreview = Static<typeof BookingPreview>;

export const BreakDetail = record({
  difference: BreakView,
  bookings: Type.Array(BookingView),
  preview: nullable(BookingPreview),
  /** Why there is no preview: the code that booking would answer with. */
  refusal: nullable(Type.String()),
  can: Type.Array(oneOf("book")),
});
export type BreakDetail = Static<typeof BreakDetail>;

const breakParams = record({ break_id: Id });
const bookingRefusals = [
  "break.closed",
  "break.gone",
  "break.under_way",
  "break.own_news",
  "break.changed",
  "refund.not_refundable",
  "refund.own_payment",
  "refund.order_waits",
  "payment.frozen",
  "ledger.not_enough",
  // A balance is compared again first.
  "payment.gateway_away",
  "payment.gateway_refused",
] as const;

export const bookingRoutes = {
  adminReadBreak: route({
    method: "GET",
    path: "/api/admin/reconciliation/breaks/:break_id",
    summary: "One difference, what was booked of it, and what booking it would move",
    access: "admin",
    params: breakParams,
    query: record({ bearer: Type.Optional(RefundBearer) }),
    response: BreakDetail,
    errors: ["break.not_found"],
  }),
  adminBookBreak: route({
    method: "POST",
    path: "/api/admin/reconciliation/breaks/:break_id/booking",
    summary: "Put this difference into the books; over the limit a second administrator confirms",
    access: "admin",
    rate: "money",
    params: breakParams,
    body: record({
      reason: Prose(2_000, 1),
      bearer: Type.Optional(RefundBearer),
      /** The amount of the preview: when it is another one by now, nothing is booked. */
      seen: Type.Optional(MoneyView),
    }),
    response: BreakDetail,
    status: 201,
    errors: ["break.not_found", ...bookingRefusals, "booking.waits", "booking.invalid"],
  }),
  adminListBookings: route({
    method: "GET",
    path: "/api/admin/bookings",
    summary: "What administrators booked by hand, newest first",
    access: "admin",
    query: record({ ...pageQuery, ...sortedBy("-ordered_at"), status: Type.Optional(Type.Array(BookingStatus)) }),
    response: pageOf(BookingView),
  }),
  adminAnswerBooking: route({
    method: "POST",
    path: "/api/admin/bookings/:booking_id/answer",
    summary: "The second administrator: put a booking in force, or send it back",
    access: "admin",
    rate: "money",
    params: record({ booking_id: Id }),
    body: record({ answer: oneOf("confirm", "decline"), note: Type.Optional(Prose(2_000)) }),
    response: BookingView,
    errors: [
      "booking.not_found",
      "booking.answered",
      "booking.second_person",
      "auth.new_administrator",
      "booking.more_than_owed",
      "booking.gone_back",
      ...bookingRefusals,
    ],
  }),
  adminWithdrawBooking: route({
    method: "POST",
    path: "/api/admin/bookings/:booking_id/withdrawal",
    summary: "Whoever proposed a booking takes the proposal back",
    access: "admin",
    rate: "money",
    params: record({ booking_id: Id }),
    response: BookingView,
    errors: ["booking.not_found", "booking.answered", "booking.not_yours"],
  }),
  adminBookTaxPayment: route({
    method: "POST",
    path: "/api/admin/tax-payments",
    summary: "Write down that Kogi paid tax from its own bank account; over the limit a second administrator confirms",
    access: "admin",
    rate: "money",
    body: record({
      country: Type.String({ pattern: "^[A-Z]{2}$" }),
      amount: MoneyInput,
      reason: Prose(2_000, 1),
    }),
    response: BookingView,
    status: 201,
    errors: ["booking.invalid", "booking.more_than_owed"],
  }),
  adminReverseJournal: route({
    method: "POST",
    path: "/api/admin/ledger/journals/:journal_id/reversal",
    summary: "Take back what was booked by hand; over the limit a second administrator confirms",
    access: "admin",
    rate: "money",
    params: record({ journal_id: Id }),
    body: record({ reason: Prose(2_000, 1) }),
    response: LedgerJournalView,
    status: 201,
    errors: [
      "ledger.journal_not_found",
      "booking.not_by_hand",
      "booking.gone_back",
      "booking.waits",
      "booking.invalid",
      "refund.own_payment",
      "ledger.not_enough",
    ],
  }),
};
