// The administrators' desk for payments: everybody's, each with its refunds, and refunds ordered by hand.
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
import { LostProcessing, PaymentAttempt, PaymentRefund, PaymentStatus } from "./payments-views.ts";
import { UserCard } from "./users.ts";

export const DeskPayment = record({
  transaction_id: Id,
  type: Type.String(),
  description: Type.String(),
  payer: nullable(UserCard),
  recipient: nullable(UserCard),
  /** What the payer was charged, fees included. */
  amount: MoneyView,
  refunded_amount: MoneyView,
  status: PaymentStatus,
  /** Disputed, and the bank has decided for the payer. */
  is_lost: Type.Boolean(),
  created_at: Instant,
});
export type DeskPayment = Static<typeof DeskPayment>;

/** Who pays for what was released already: the earner as far as they have it here, or Kogi. */
export const RefundBearer = oneOf("earner", "kogi");

export const RefundOrderView = record({
  refund_order_id: Id,
  /** Of the price; the fees charged on it go back beside it. */
  amount: MoneyView,
  /** Of a whole month of a plan: what goes back of each payment. Empty for an order of one payment. */
  parts: Type.Array(record({ transaction_id: Id, description: Type.String(), amount: MoneyView })),
  bearer: RefundBearer,
  /** Once in force: what Kogi paid itself, by choice or because the earner had nothing left to take. */
  borne_by_kogi: MoneyView,
  reason: Type.String(),
  /** proposed: waits for a second administrator. */
  status: oneOf("proposed", "in_force", "declined", "withdrawn"),
  ordered_by: nullable(UserCard),
  ordered_at: Instant,
  answered_by: nullable(UserCard),
  answered_at: nullable(Instant),
  answer_note: Type.String(),
  can: Type.Array(oneOf("answer", "withdraw")),
});

/** The plan that a payment paid for, and what becomes of it once all of the payment has gone back. */
export const DeskPlan = record({
  plan_name: Type.String(),
  period_start: Instant,
  period_end: Instant,
  /** ends: at once. goes_back: at once, to the plan before the upgrade. A part of the money changes nothing. */
  after_refund: oneOf("ends", "goes_back", "unchanged"),
  /** The plan it goes back to. */
  former_plan_name: nullable(Type.String()),
  /** For the same period, by other charges that have not gone back. */
  paid_beside: MoneyView,
  beside: Type.Array(record({ transaction_id: Id, description: Type.String(), left: MoneyView })),
  /** What the provider kept of this charge and of those beside it. */
  lost_of_month: LostProcessing,
});

export const DeskPaymentDetail = record({
  payment: DeskPayment,
  /** Of the price, what has not gone back yet. */
  left: MoneyView,
  /** Of that, what is protected still; it goes back first. */
  still_protected: MoneyView,
  /** All of it with the fees charged on it: what the payer would get. */
  left_with_fees: MoneyView,
  /** What the provider kept for the charge and gives back with no refund, and who bears it under the fees agreed. */
  lost_processing: LostProcessing,
  /** What its card asks for: money it paid waits longer. The two sides read that it waits, and not which it is. */
  card_signals: Type.Array(oneOf("lost_dispute", "several_accounts", "foreign_card")),
  /** Null for what is no plan. */
  plan: nullable(DeskPlan),
  /** What was tried and why it failed, as its payer reads it. */
  attempts: Type.Array(PaymentAttempt),
  refunds: Type.Array(PaymentRefund),
  orders: Type.Array(RefundOrderView),
  /** refund_month: with what was paid beside it. */
  can: Type.Array(oneOf("refund", "refund_month")),
});
export type DeskPaymentDetail = Static<typeof DeskPaymentDetail>;

const params = record({ transaction_id: Id });

export const paymentDeskRoutes = {
  listAllPayments: route({
    method: "GET",
    path: "/api/admin/payments",
    summary: "Everybody's payments, newest first",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-created_at"),
      status: Type.Optional(Type.Array(PaymentStatus)),
      /** Whoever paid, or tried to. */
      payer: Type.Optional(Id),
      /** Whoever paid or was paid. */
      user_id: Type.Optional(Id),
      /** The id of a payment or of a refund, ours or the provider's. */
      about: Type.Optional(Type.String({ maxLength: 120 })),
      /** Those with a refund that waits for a second administrator. */
      refund_waits: Type.Optional(Type.Boolean()),
    }),
    response: pageOf(DeskPayment),
  }),
  getPaymentAsAdmin: route({
    method: "GET",
    path: "/api/admin/payments/:transaction_id",
    summary: "One payment with its refunds and what could still go back",
    access: "admin",
    params,
    response: DeskPaymentDetail,
    errors: ["payment.not_found"],
  }),
  orderRefund: route({
    method: "POST",
    path: "/api/admin/payments/:transaction_id/refunds",
    summary: "Send a payment back, whole or in part; over the limit a second administrator confirms",
    access: "admin",
    rate: "money",
    params,
    body: record({
      /** Of the price; the fees charged on it go back beside it. Left out: all that is left. */
      amount: Type.Optional(MoneyInput),
      /** Of a plan: with it goes all that is left of what else was paid for the same month. */
      whole_month: Type.Optional(Type.Boolean()),
      bearer: RefundBearer,
      reason: Prose(2_000, 1),
    }),
    response: DeskPaymentDetail,
    status: 201,
    errors: [
      "payment.not_found",
      "payment.frozen",
      "payment.not_held",
      "refund.invalid",
      "refund.too_much",
      "refund.not_refundable",
      "refund.own_payment",
      "refund.order_waits",
      "fees.too_fine",
      "ledger.not_enough",
    ],
  }),
  answerRefundOrder: route({
    method: "POST",
    path: "/api/admin/refund-orders/:refund_order_id/answer",
    summary: "The second administrator: put a refund in force, or send it back; whoever ordered it: withdraw it",
    access: "admin",
    rate: "money",
    params: record({ refund_order_id: Id }),
    body: record({ answer: oneOf("confirm", "decline", "withdraw"), note: Type.Optional(Prose(2_000)) }),
    response: DeskPaymentDetail,
    errors: [
      "refund.not_found",
      "refund.second_person",
      "auth.new_administrator",
      "refund.not_yours",
      "refund.order_answered",
      "refund.month_changed",
      "refund.too_much",
      "refund.not_refundable",
      "refund.own_payment",
      "fees.too_fine",
      "payment.frozen",
      "ledger.not_enough",
    ],
  }),
};
