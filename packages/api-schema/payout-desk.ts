// Payouts by themselves, and the desk for money that goes out.
import { Type } from "typebox";
import {
  Day,
  Id,
  Instant,
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
import { PayoutView, RefundState } from "./payments-views.ts";
import { UserCard } from "./users.ts";

const PayoutSchedule = oneOf("manual", "weekly", "monthly");

export const PayoutScheduleView = record({
  schedule: PayoutSchedule,
  /** When all that is available is next paid out by itself. */
  next_at: nullable(Instant),
});

export const DeskPayout = record({ payout: PayoutView, person: nullable(UserCard) });

export const DeskRefund = record({
  refund_id: Id,
  transaction_id: Id,
  description: Type.String(),
  payer: nullable(UserCard),
  amount: MoneyView,
  /** What of it did not reach its payer: less what banks have of it and what was paid another way. Null where none waits. */
  waiting: nullable(MoneyView),
  state: RefundState,
  /** A bank has the money of it meanwhile, by a dispute of the same payment. */
  at_bank: Type.Boolean(),
  reason: Type.String(),
  failure_code: nullable(Type.String()),
  /** How often it was tried anew. */
  attempts: Type.Integer(),
  /** When it is tried anew by itself; null once somebody has to look. */
  retry_at: nullable(Instant),
  /** That it was paid another way: booked, waiting for a second administrator, or declined by one. */
  settlement: nullable(
    record({
      /** Less than the refund where a bank has kept a part of it. */
      amount: MoneyView,
      transfer: Type.String(),
      paid_on: Day,
      status: oneOf("proposed", "in_force", "declined"),
      ordered_by: nullable(UserCard),
      ordered_at: Instant,
      /** The second administrator. */
      answered_by: nullable(UserCard),
    }),
  ),
  created_at: Instant,
  can: Type.Array(oneOf("retry", "settle", "answer", "withdraw")),
});

export const payoutDeskRoutes = {
  getPayoutSchedule: route({
    method: "GET",
    path: "/api/payout-schedule",
    summary: "Whether your money is paid out by itself, and when next",
    access: "signed_in",
    scope: "payments:read",
    response: PayoutScheduleView,
  }),
  setPayoutSchedule: route({
    method: "PUT",
    path: "/api/payout-schedule",
    summary: "Have what is available paid out by itself: never, each Monday, or on the first of a month",
    access: "verified",
    scope: null,
    body: record({ schedule: PayoutSchedule }),
    response: PayoutScheduleView,
  }),
  listAllPayouts: route({
    method: "GET",
    path: "/api/admin/payouts",
    summary: "Everybody's payouts, newest first",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-created_at"),
      status: Type.Optional(Type.Array(oneOf("requested", "processing", "paid", "failed"))),
      user_id: Type.Optional(Id),
    }),
    response: pageOf(DeskPayout),
  }),
  recheckPayout: route({
    method: "POST",
    path: "/api/admin/payouts/:payout_id/recheck",
    summary: "Ask the provider how a payout stands, or send what was never sent",
    access: "admin",
    params: record({ payout_id: Id }),
    response: DeskPayout,
    errors: ["payout.not_found", "payment.gateway_away", "payment.gateway_refused"],
  }),
  listAllRefunds: route({
    method: "GET",
    path: "/api/admin/refunds",
    summary: "Everybody's refunds, newest first",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-created_at"),
      state: Type.Optional(Type.Array(RefundState)),
      /** Whoever had paid, or had been paid. */
      user_id: Type.Optional(Id),
    }),
    response: pageOf(DeskRefund),
  }),
  retryRefund: route({
    method: "POST",
    path: "/api/admin/refunds/:refund_id/retry",
    summary: "Try a failed refund once more",
    access: "admin",
    rate: "money",
    params: record({ refund_id: Id }),
    response: DeskRefund,
    errors: ["refund.not_found", "refund.not_failed", "refund.at_bank", "refund.settlement_waits"],
  }),
  getRefundAsAdmin: route({
    method: "GET",
    path: "/api/admin/refunds/:refund_id",
    summary: "One refund, and what can be done about it",
    access: "admin",
    params: record({ refund_id: Id }),
    response: DeskRefund,
    errors: ["refund.not_found"],
  }),
  settleRefund: route({
    method: "POST",
    path: "/api/admin/refunds/:refund_id/settlement",
    summary: "Book that a refund whose card takes no money was paid another way; over the limit a second one confirms",
    access: "admin",
    rate: "money",
    params: record({ refund_id: Id }),
    body: record({
      /** By which it is found at the bank. */
      transfer: Prose(200, 1),
      paid_on: Day,
    }),
    response: DeskRefund,
    status: 201,
    errors: [
      "refund.not_found",
      "refund.invalid",
      "refund.not_failed",
      "refund.at_bank",
      "refund.settlement_waits",
      "refund.own_payment",
      "ledger.not_enough",
    ],
  }),
  answerRefundSettlement: route({
    method: "POST",
    path: "/api/admin/refunds/:refund_id/settlement/answer",
    summary:
      "The second administrator: confirm that a refund was paid another way, or not; whoever booked it: withdraw it",
    access: "admin",
    rate: "money",
    params: record({ refund_id: Id }),
    body: record({ answer: oneOf("confirm", "decline", "withdraw") }),
    response: DeskRefund,
    errors: [
      "refund.not_found",
      "refund.order_answered",
      "refund.second_person",
      "refund.not_yours",
      "refund.own_payment",
      "refund.not_failed",
      "refund.at_bank",
      "auth.new_administrator",
      "ledger.not_enough",
    ],
  }),
};
