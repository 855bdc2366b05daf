// Fees: what each side pays and gets of a price, and the packs that say so.
import { type Static, Type } from "typebox";
import {
  CurrencyCode,
  Id,
  Instant,
  InstantInput,
  Line,
  MoneyView,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  record,
  route,
  sortedBy,
} from "./core.ts";
import { FEE_COMPONENTS_MAX } from "./fee-components-max.ts";
import { FeeQuoteView, LostProcessing, LostProcessingPayer } from "./payments-views.ts";

const FeeKind = oneOf("hire", "campaign", "investment");
const FeePlan = oneOf("free", "plus", "pro");
const CountryCode = Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 code." });
export const Digits = Type.String({ pattern: "^[0-9]{1,15}$", description: "Minor units as digits." });
const Rate = Type.Integer({ minimum: 0, maximum: 10_000 });

const FeeAmounts = record({
  /** Added to what the rate gives. */
  fixed: Type.Optional(Digits),
  minimum: Type.Optional(Digits),
  maximum: Type.Optional(Digits),
  /** The component applies to prices from here on, and below there. */
  from: Type.Optional(Digits),
  below: Type.Optional(Digits),
  /** Rates that replace the first one by what the two people billed each other before. */
  tiers: Type.Optional(Type.Array(record({ from: Digits, rate_bps: Rate }), { maxItems: 10 })),
});

const FeeComponentView = record({
  component: Type.String({ pattern: "^[a-z][a-z_]{1,39}$", description: "Names the revenue account." }),
  label: Line(60),
  borne_by: oneOf("payer", "recipient"),
  /** Null: what the provider charges, at cost. */
  rate_bps: nullable(Rate),
  /** By currency; in one that is not listed the rate alone counts. */
  amounts: Type.Record(CurrencyCode, FeeAmounts),
});

const packShape = {
  kind: FeeKind,
  /** Of the person who earns; null: every country without a pack of its own. */
  country: nullable(CountryCode),
  plan: FeePlan,
  effective_from: Instant,
  note: Line(200),
  /** One or more: a pack of none is refused by its own code, which says of what there is none. */
  components: Type.Array(FeeComponentView, { maxItems: FEE_COMPONENTS_MAX }),
};
export const FeePackBody = record({
  ...packShape,
  effective_from: InstantInput,
  /** Who bears what the provider keeps of a charge that goes back; left out: platform. */
  lost_processing_payer: Type.Optional(LostProcessingPayer),
});
export type FeePackBody = Static<typeof FeePackBody>;

export const FeePackView = record({
  fee_rule_id: Id,
  ...packShape,
  lost_processing_payer: LostProcessingPayer,
  /** Whether new agreements are made under it now, later, or no more. */
  state: oneOf("in_force", "waiting", "replaced", "withdrawn"),
  created_at: nullable(Instant),
  /** withdraw: before it begins, or to end those of its country or plan. */
  can: Type.Array(Type.String()),
});
export type FeePackView = Static<typeof FeePackView>;

const Side = record({
  payer_lines: FeeQuoteView.properties.payer_lines,
  payer_total: MoneyView,
  recipient_lines: FeeQuoteView.properties.recipient_lines,
  recipient_net: MoneyView,
  /** Were all of it to go back. */
  lost_processing: LostProcessing,
});
/** The same price under the pack that holds until this one begins, and under this one. */
export const FeeEffect = record({
  price: MoneyView,
  /** Between the two people, earlier: what tiers go by. */
  billed_before: MoneyView,
  before: nullable(Side),
  after: Side,
});
export type FeeEffect = Static<typeof FeeEffect>;

const refusals = ["fees.invalid_pack", "fees.takes_too_much", "fees.in_the_past"] as const;

export const feeRoutes = {
  quoteFees: route({
    method: "GET",
    path: "/api/fees/quote",
    summary: "What each side pays and gets of a price under today's fees, and why",
    access: "public",
    query: record({
      kind: FeeKind,
      amount: Digits,
      currency: CurrencyCode,
      /** `total`: the amount is all that the payer wants to spend, fees included; the price is what it leaves. */
      amount_is: Type.Optional(oneOf("price", "total")),
      /** What is charged one by one, such as milestones: adds up to the price, and each has fees of its own. */
      parts: Type.Optional(Type.Array(Digits, { minItems: 1, maxItems: 20 })),
      /** The two people, one of them you: then the earner's plan and country and what they billed before count. */
      payer_id: Type.Optional(Id),
      recipient_id: Type.Optional(Id),
    }),
    response: FeeQuoteView,
    errors: [
      "payment.invalid_amount",
      "fees.no_pack",
      "fees.exceed_amount",
      "fees.too_fine",
      "fees.too_large",
      "fees.too_small",
      "fees.not_yours",
    ],
  }),
  listFeePacks: route({
    method: "GET",
    path: "/api/admin/fee-packs",
    summary: "Fee packs, the newest first",
    access: "admin",
    query: record({ ...pageQuery, ...sortedBy("-effective_from"), kind: Type.Optional(Type.Array(FeeKind)) }),
    response: pageOf(FeePackView),
  }),
  getFeePack: route({
    method: "GET",
    path: "/api/admin/fee-packs/:fee_rule_id",
    summary: "One fee pack",
    access: "admin",
    params: record({ fee_rule_id: Id }),
    response: FeePackView,
    errors: ["fees.not_found"],
  }),
  previewFeePack: route({
    method: "POST",
    path: "/api/admin/fee-packs/preview",
    summary: "What a fee pack would change, at example prices; nothing is saved",
    access: "admin",
    idempotency: "none",
    body: FeePackBody,
    response: record({ effects: Type.Array(FeeEffect) }),
    errors: refusals,
  }),
  addFeePack: route({
    method: "POST",
    path: "/api/admin/fee-packs",
    summary: "Put a fee pack in force from an instant on; agreements made before keep theirs",
    access: "admin",
    body: FeePackBody,
    response: FeePackView,
    status: 201,
    errors: [...refusals, "fees.date_taken"],
  }),
  withdrawFeePack: route({
    method: "POST",
    path: "/api/admin/fee-packs/:fee_rule_id/withdrawal",
    summary: "Take back a fee pack that waits, or end those of a country or plan",
    access: "admin",
    params: record({ fee_rule_id: Id }),
    body: record({ note: Line(200) }),
    response: FeePackView,
    errors: ["fees.not_found", "fees.wrong_state", "fees.for_everybody"],
  }),
};
