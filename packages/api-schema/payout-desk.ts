// Payouts by themselves, and the desk for money that goes out.
import { Type } from "typebox";
import { Id, Instant, MoneyView, nullable, oneOf, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
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
  state: RefundState,
  /** A bank has the money of it meanwhile, by a dispute of the same payment. */
  at_bank: Type.Boolean(),
  reason: Type.String(),
  failure_code: nullable(Type.String()),
  /** How often it was tried anew. */
  attempts: Type.Integer(),
  /** When it is tried anew by itself; null once somebody has to look. */
  retry_at: nullable(Instant),
  created_at: Instant,
  can: Type.Array(oneOf("retry")),
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
    query: record({ ...pageQuery, ...sortedBy("-created_at"), state: Type.Optional(Type.Array(RefundState)) }),
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
    errors: ["refund.not_found", "refund.not_failed", "refund.at_bank"],
  }),
};
