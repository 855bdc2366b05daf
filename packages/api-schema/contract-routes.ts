// What was agreed and how it goes: contracts, their milestones and their money. Reviews are in reviews.ts.
import { type Static, Type } from "typebox";
import {
  CurrencyCode,
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
import { disputeRoutes } from "./disputes.ts";
import { MilestoneTermsInput, ProjectMention } from "./hiring-views.ts";
import { MediaView } from "./media.ts";
import { MilestoneView } from "./milestone-views.ts";
import { milestoneRoutes } from "./milestones.ts";
import { Digits } from "./payments-fees.ts";
import { FeeQuoteView } from "./payments-views.ts";
import { reputationRoutes } from "./reputation.ts";
import { reviewReportRoutes } from "./review-reports.ts";
import { ReviewView, reviewRoutes } from "./reviews.ts";
import { UserCard } from "./users.ts";

export const ContractStatus = oneOf("active", "completed", "cancelled", "disputed");
export const ContractRole = oneOf("client", "freelancer");

/** answer_rest: what becomes of the rest of a partly approved milestone. answer_refund: the client asks for the money back. */
export const WaitsFor = oneOf(
  "agree",
  "fund",
  "submit",
  "approve",
  "revise",
  "answer_rest",
  "answer_refund",
  "dispute",
);

/** Sums of the ledger: what is held now, what went to the freelancer (before fees), what went back. */
const moneyFields = {
  total: MoneyView,
  protected_amount: MoneyView,
  released_amount: MoneyView,
  refunded_amount: MoneyView,
};
const cardFields = {
  contract_id: Id,
  project_id: nullable(Id),
  project: nullable(ProjectMention),
  proposal_id: nullable(Id),
  offer_id: Id,
  title: Type.String(),
  client: UserCard,
  freelancer: UserCard,
  /** Which side the caller is; `keeper`: neither, who keeps the organisation that it was signed for, and reads alone. */
  role: oneOf("client", "freelancer", "keeper"),
  status: ContractStatus,
  pricing: oneOf("fixed", "hourly"),
  currency: CurrencyCode,
  ...moneyFields,
  milestones_count: Type.Integer(),
  milestones_done: Type.Integer(),
  /** The milestone that is next in line, by title and status. */
  current_milestone: nullable(record({ milestone_id: Id, title: Type.String(), status: Type.String() })),
  /** What waits for the caller, a milestone a row, in the order of the milestones. */
  waiting: Type.Array(record({ milestone_id: Id, title: Type.String(), for: WaitsFor })),
  started_at: Instant,
  ended_at: nullable(Instant),
  updated_at: Instant,
};
export const ContractCard = record(cardFields);
export type ContractCard = Static<typeof ContractCard>;

export const ActivityView = record({
  activity_id: Id,
  /** One of ActivityType, or what a later release writes. */
  type: Type.String(),
  /** Null when Kogi did it by itself (a timer). */
  actor: nullable(UserCard),
  milestone_id: nullable(Id),
  milestone_title: nullable(Type.String()),
  note: Type.String(),
  amount: nullable(MoneyView),
  files: Type.Array(MediaView),
  created_at: Instant,
});

export const ContractView = record({
  ...cardFields,
  scope: Type.String(),
  hourly_rate: nullable(MoneyView),
  milestones: Type.Array(MilestoneView),
  /** What the rules say for this contract, as they stood when it was signed. */
  rules: record({
    version: Type.Integer(),
    auto_approval_days: Type.Integer(),
    review_days: Type.Integer(),
  }),
  reviews: record({
    /** Until when a review can be written; null while the contract runs, and where no money was ever protected. */
    due_at: nullable(Instant),
    revealed: Type.Boolean(),
    mine: nullable(ReviewView),
    /** Shown once both wrote or the time is over. */
    theirs: nullable(ReviewView),
    /** True when the other side has written, though what they wrote is not shown yet. */
    theirs_written: Type.Boolean(),
  }),
  /** Whether the caller, who does the work, would give it up by closing: their success score counts that. */
  gives_up: Type.Boolean(),
  /** close, propose_milestone, review. */
  can: Type.Array(Type.String()),
  version: Type.Integer(),
});
export type ContractView = Static<typeof ContractView>;

const contractParams = record({ contract_id: Id });
const contractErrors = ["contract.not_found", "contract.wrong_state"];

export const contractsApi = {
  acceptOffer: route({
    method: "POST",
    path: "/api/offers/:offer_id/acceptance",
    summary: "Accept the newest offer of a talk: makes the contract",
    access: "verified",
    scope: "contracts:write",
    params: record({ offer_id: Id }),
    /** The fee pack that was shown: another one that would hold now refuses. */
    body: record({ fee_rule_id: Type.Optional(nullable(Id)) }),
    response: ContractView,
    status: 201,
    errors: [
      "offer.not_found",
      "offer.wrong_state",
      "offer.client_only",
      "offer.not_your_turn",
      "offer.superseded",
      "offer.other_away",
      "project.wrong_state",
      "project.filled",
      "fees.changed",
      "fees.changed_since",
      "fees.exceed_amount",
      "fees.too_fine",
      "fees.too_large",
      "fees.too_small",
    ],
  }),
  listContracts: route({
    method: "GET",
    path: "/api/contracts",
    summary: "The caller's contracts, newest first; with an organisation all of it, for whoever keeps it",
    access: "signed_in",
    scope: "contracts:read",
    query: record({
      ...pageQuery,
      ...sortedBy("-started_at"),
      role: Type.Optional(ContractRole),
      status: Type.Optional(Type.Array(ContractStatus)),
      project_id: Type.Optional(Id),
      offer_id: Type.Optional(Id),
      /** Ended, and the caller may still write about the other side. */
      takes_review: Type.Optional(Type.Boolean()),
      organisation_id: Type.Optional(Id),
    }),
    response: pageOf(ContractCard),
    errors: ["organisation.not_found", "organisation.not_allowed"],
  }),
  getContract: route({
    method: "GET",
    path: "/api/contracts/:contract_id",
    summary: "One contract with its milestones and money",
    access: "signed_in",
    scope: "contracts:read",
    params: contractParams,
    response: ContractView,
    errors: ["contract.not_found"],
  }),
  listContractActivity: route({
    method: "GET",
    path: "/api/contracts/:contract_id/activity",
    summary: "What happened, newest first",
    access: "signed_in",
    scope: "contracts:read",
    params: contractParams,
    query: record({ ...pageQuery, ...sortedBy("-created_at") }),
    response: pageOf(ActivityView),
    errors: ["contract.not_found"],
  }),
  quoteContractFees: route({
    method: "GET",
    path: "/api/contracts/:contract_id/fees",
    summary: "What each side would pay and get of a further milestone, under the fees agreed with the contract",
    access: "signed_in",
    scope: "contracts:read",
    params: contractParams,
    query: record({ amount: Digits, currency: CurrencyCode }),
    response: FeeQuoteView,
    errors: ["contract.not_found", "milestone.invalid", "fees.exceed_amount", "fees.too_fine"],
  }),
  proposeMilestone: route({
    method: "POST",
    path: "/api/contracts/:contract_id/milestones",
    summary: "Propose a further milestone; it counts once the other side agrees",
    access: "verified",
    scope: "contracts:write",
    params: contractParams,
    body: MilestoneTermsInput,
    response: MilestoneView,
    status: 201,
    errors: [
      ...contractErrors,
      "milestone.invalid",
      "fees.exceed_amount",
      "fees.too_fine",
      "fees.too_large",
      "fees.too_small",
    ],
  }),
  closeContract: route({
    method: "POST",
    path: "/api/contracts/:contract_id/closure",
    summary: "End the contract: completed when something was paid, cancelled when nothing was",
    access: "signed_in",
    scope: "contracts:write",
    params: contractParams,
    body: record({ reason: Type.Optional(Prose(2_000)) }),
    response: ContractView,
    errors: [...contractErrors, "contract.money_protected"],
  }),
  ...milestoneRoutes,
  ...disputeRoutes,
  ...reviewRoutes,
  ...reviewReportRoutes,
  ...reputationRoutes,
};
