// The routes of plans and subscriptions.
import { type Static, Type } from "typebox";
import {
  Id,
  Instant,
  MoneyInput,
  MoneyView,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  record,
  route,
  sortedBy,
} from "./core.ts";
import { UserCard } from "./users.ts";

const Audience = oneOf("freelancer", "client", "investor");
export const PlanName = Type.String({ pattern: "^[a-z]{2,20}$" });
const SubscriptionState = oneOf("starting", "trialing", "active", "past_due", "ended");

export const EntitlementView = record({
  capability: Type.String(),
  /** Null: without limit. */
  limit: nullable(Type.Integer()),
});

export const PlansView = record({
  /** What everybody has. */
  free: Type.Array(EntitlementView),
  data: Type.Array(
    record({
      plan: PlanName,
      name: Type.String(),
      audience: Audience,
      /** A month. */
      price: MoneyView,
      trial_days: Type.Integer(),
      entitlements: Type.Array(EntitlementView),
    }),
  ),
});
export type PlansView = Static<typeof PlansView>;

export const SubscriptionView = record({
  subscription_id: Id,
  user_id: Id,
  plan: PlanName,
  plan_name: Type.String(),
  audience: Audience,
  state: SubscriptionState,
  price: MoneyView,
  period_start: Instant,
  period_end: Instant,
  cancel_at_end: Type.Boolean(),
  /** A lower plan that begins at the end of the period. */
  next_plan: nullable(PlanName),
  next_charge: nullable(record({ amount: MoneyView, at: Instant })),
  open_charge: nullable(
    record({
      amount: MoneyView,
      failure: nullable(Type.String()),
      next_try_at: nullable(Instant),
      needs_confirmation: Type.Boolean(),
      /** For `POST /api/method-charges/:id/confirmation`. */
      method_charge_id: nullable(Id),
    }),
  ),
  charges: Type.Array(
    record({
      subscription_charge_id: Id,
      kind: oneOf("period", "upgrade"),
      plan: PlanName,
      amount: MoneyView,
      state: oneOf("open", "paid", "given_up"),
      /** What went back of it. */
      refunded: MoneyView,
      tries: Type.Integer(),
      created_at: Instant,
    }),
  ),
  created_at: Instant,
  ended_at: nullable(Instant),
  end_reason: nullable(oneOf("cancelled", "unpaid", "not_started", "erased", "refunded", "disputed", "suspended")),
  can: Type.Array(oneOf("change_plan", "cancel", "resume", "pay_now", "confirm")),
});
export type SubscriptionView = Static<typeof SubscriptionView>;

/** For administrators: with who it is, null for somebody who left. */
export const SubscriberView = record({ ...SubscriptionView.properties, person: nullable(UserCard) });
export type SubscriberView = Static<typeof SubscriberView>;

export const PlanChangeView = record({
  plan: PlanName,
  change: oneOf("upgrade", "downgrade", "same"),
  amount_now: MoneyView,
  price: MoneyView,
  effective_at: Instant,
  rounding: Type.String(),
});
export type PlanChangeView = Static<typeof PlanChangeView>;

const params = record({ subscription_id: Id });

export const subscriptionRoutes = {
  listPlans: route({
    method: "GET",
    path: "/api/plans",
    summary: "Plans with their prices and what they entitle to",
    access: "public",
    response: PlansView,
  }),
  listSubscriptions: route({
    method: "GET",
    path: "/api/subscriptions",
    summary: "Your subscriptions, those that run first, newest first",
    access: "signed_in",
    scope: "payments:read",
    query: record({
      ...pageQuery,
      ...sortedBy("running"),
      state: Type.Optional(Type.Array(SubscriptionState)),
    }),
    response: pageOf(SubscriptionView),
  }),
  startSubscription: route({
    method: "POST",
    path: "/api/subscriptions",
    summary: "Subscribe to a plan with your saved card; the first time begins with a trial",
    access: "verified",
    scope: null,
    rate: "money",
    body: record({ plan: PlanName }),
    response: SubscriptionView,
    status: 201,
    errors: [
      "subscription.no_such_plan",
      "subscription.wrong_hat",
      "subscription.already_subscribed",
      "saved_method.needed",
    ],
  }),
  previewPlanChange: route({
    method: "GET",
    path: "/api/subscriptions/:subscription_id/plan",
    summary: "What another plan would cost now, and from when on it would count",
    access: "signed_in",
    scope: null,
    params,
    query: record({ plan: PlanName }),
    response: PlanChangeView,
    errors: ["subscription.not_found", "subscription.no_such_plan"],
  }),
  changePlan: route({
    method: "POST",
    path: "/api/subscriptions/:subscription_id/plan",
    summary: "Change the plan: up at once, down at the end of the period",
    access: "verified",
    scope: null,
    rate: "money",
    params,
    /** `amount_now`: what the preview said; refused when it is more by now. */
    body: record({ plan: PlanName, amount_now: Type.Optional(MoneyInput) }),
    response: SubscriptionView,
    errors: [
      "subscription.not_found",
      "subscription.no_such_plan",
      "subscription.not_running",
      "subscription.charge_open",
      "payment.amount_changed",
      "payment.invalid_amount",
    ],
  }),
  cancelSubscription: route({
    method: "POST",
    path: "/api/subscriptions/:subscription_id/cancellation",
    summary: "End it at the end of what is paid for; what is unpaid ends at once",
    access: "signed_in",
    scope: null,
    params,
    response: SubscriptionView,
    errors: ["subscription.not_found", "subscription.not_running"],
  }),
  resumeSubscription: route({
    method: "DELETE",
    path: "/api/subscriptions/:subscription_id/cancellation",
    summary: "Take the cancellation back",
    access: "signed_in",
    scope: null,
    params,
    response: SubscriptionView,
    errors: ["subscription.not_found", "subscription.not_running"],
  }),
  paySubscription: route({
    method: "POST",
    path: "/api/subscriptions/:subscription_id/payment",
    summary: "Try the card again now",
    access: "verified",
    scope: null,
    rate: "money",
    params,
    response: SubscriptionView,
    errors: ["subscription.not_found", "subscription.nothing_due"],
  }),
  adminListSubscriptions: route({
    method: "GET",
    path: "/api/admin/subscriptions",
    summary: "All subscriptions, newest first",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-created_at"),
      state: Type.Optional(Type.Array(SubscriptionState)),
      plan: Type.Optional(Type.Array(PlanName)),
      user_id: Type.Optional(Id),
    }),
    response: pageOf(SubscriberView),
  }),
};
