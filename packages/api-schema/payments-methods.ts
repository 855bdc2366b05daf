// The routes of saved cards: see, add on the provider's page, remove; confirm a charge the bank asks about.
import { type Static, Type } from "typebox";
import { Id, Instant, MoneyView, nullable, oneOf, record, route, wholeListOf } from "./core.ts";
import { PlanName } from "./payments-subscriptions.ts";

export const SavedMethodView = record({
  saved_method_id: Id,
  kind: oneOf("card"),
  brand: Type.String(),
  last4: Type.String(),
  expiry_month: Type.Integer(),
  expiry_year: Type.Integer(),
  /** It cannot be charged any more; add it anew with its new date. */
  expired: Type.Boolean(),
  /** Within thirty days; its owner was told. */
  expires_soon: Type.Boolean(),
  default: Type.Boolean(),
  created_at: Instant,
});
export type SavedMethodView = Static<typeof SavedMethodView>;

/** What hangs on a card: read it before the card is removed. */
export const CardUseView = record({
  card: SavedMethodView,
  /** Charged to it by themselves, while it is the default. */
  plans: Type.Array(
    record({
      subscription_id: Id,
      plan_name: Type.String(),
      amount: MoneyView,
      /** Null: it is owed already. */
      at: nullable(Instant),
    }),
  ),
  /** Charges that go on even without the card. */
  under_way: Type.Array(record({ description: Type.String(), amount: MoneyView })),
  /** The card that pays for the plans once this one is gone; null: none would, or this one is not the default. */
  then_pays: nullable(SavedMethodView),
});
export type CardUseView = Static<typeof CardUseView>;

export const MethodSetupView = record({
  method_setup_id: Id,
  state: oneOf("open", "done", "failed", "expired"),
  /** The provider's page to type the card on; null once it has closed. */
  url: nullable(Type.String()),
  /** Why no card was saved, for people. */
  failure: nullable(record({ code: Type.String(), sentence: Type.String() })),
});
export type MethodSetupView = Static<typeof MethodSetupView>;

/** A charge of a saved card while its owner was away. */
export const MethodChargeView = record({
  method_charge_id: Id,
  amount: MoneyView,
  description: Type.String(),
  state: oneOf("requested", "processing", "authentication_required", "paid", "declined"),
  method: record({ saved_method_id: Id, brand: Type.String(), last4: Type.String() }),
  failure: nullable(record({ code: Type.String(), sentence: Type.String() })),
  created_at: Instant,
  can: Type.Array(oneOf("confirm")),
});
export type MethodChargeView = Static<typeof MethodChargeView>;

const methodParams = record({ saved_method_id: Id });
const chargeParams = record({ method_charge_id: Id });

export const methodRoutes = {
  listSavedMethods: route({
    method: "GET",
    path: "/api/saved-methods",
    summary: "The cards you have saved, the default first",
    access: "signed_in",
    scope: "payments:read",
    response: wholeListOf(SavedMethodView),
  }),
  startMethodSetup: route({
    method: "POST",
    path: "/api/saved-methods/setups",
    summary: "Begin to save a card; the answer holds the provider's page",
    access: "verified",
    scope: null,
    rate: "money",
    /** Whose page the provider's leads back to; else the list of cards. */
    query: record({ plan: Type.Optional(PlanName) }),
    response: MethodSetupView,
    status: 201,
    errors: ["saved_method.too_many", "payment.gateway_away", "payment.gateway_refused"],
  }),
  getMethodSetup: route({
    method: "GET",
    path: "/api/saved-methods/setups/:method_setup_id",
    summary: "How saving a card stands, asked of the provider",
    access: "signed_in",
    scope: null,
    params: record({ method_setup_id: Id }),
    response: MethodSetupView,
    errors: ["saved_method.not_found", "payment.gateway_away", "payment.gateway_refused"],
  }),
  setDefaultMethod: route({
    method: "POST",
    path: "/api/saved-methods/:saved_method_id/default",
    summary: "Use this card unless another is chosen",
    access: "signed_in",
    scope: null,
    params: methodParams,
    response: SavedMethodView,
    errors: ["saved_method.not_found"],
  }),
  getCardUse: route({
    method: "GET",
    path: "/api/saved-methods/:saved_method_id/use",
    summary: "What hangs on a saved card: plans, charges under way, and which card would pay in its place",
    access: "signed_in",
    scope: "payments:read",
    params: methodParams,
    response: CardUseView,
    errors: ["saved_method.not_found"],
  }),
  removeSavedMethod: route({
    method: "DELETE",
    path: "/api/saved-methods/:saved_method_id",
    summary: "Remove a saved card; it is forgotten at the provider too",
    access: "signed_in",
    scope: null,
    params: methodParams,
    errors: ["saved_method.not_found"],
  }),
  getMethodCharge: route({
    method: "GET",
    path: "/api/method-charges/:method_charge_id",
    summary: "One charge of your saved card, as it stands at the provider",
    access: "signed_in",
    scope: "payments:read",
    params: chargeParams,
    response: MethodChargeView,
    errors: ["method_charge.not_found", "payment.gateway_away", "payment.gateway_refused"],
  }),
  confirmMethodCharge: route({
    method: "POST",
    path: "/api/method-charges/:method_charge_id/confirmation",
    summary:
      "The bank's page on which you confirm a charge that waits for you, or what the bank says without asking you",
    access: "signed_in",
    scope: null,
    rate: "money",
    params: chargeParams,
    // Without a page the charge says what came of it.
    response: record({ url: nullable(Type.String()), charge: MethodChargeView }),
    errors: ["method_charge.not_found", "method_charge.not_waiting", "payment.gateway_away", "payment.gateway_refused"],
  }),
};
