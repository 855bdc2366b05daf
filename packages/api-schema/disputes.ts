// Disputes over protected money: what both sides say and show, and the desk that decides when they do not agree.
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
import { MediaView } from "./media.ts";
import { DisputeStatus, DisputeView, SubmissionView } from "./milestone-views.ts";
import { LostProcessing } from "./payments-views.ts";
import { UserCard } from "./users.ts";

export const DisputeSide = oneOf("client", "freelancer", "mediator");

const about = {
  dispute_id: Id,
  status: DisputeStatus,
  contract: record({ contract_id: Id, title: Type.String() }),
  milestone: record({ milestone_id: Id, title: Type.String() }),
  client: UserCard,
  freelancer: UserCard,
  /** What is frozen, or was. */
  amount: MoneyView,
  opened_by: Id,
  opened_at: Instant,
  /** Whose turn it is: `both` while either may move it on; null once it has ended. */
  waiting_for: nullable(oneOf("client", "freelancer", "both", "mediator")),
  /** Until when. */
  due_at: nullable(Instant),
  /** What happens then if nobody does anything. */
  otherwise: nullable(oneOf("mediation", "decision")),
};

export const DisputeCard = record({
  ...about,
  /** A decision waits for a second administrator; shown to administrators alone. */
  needs_confirmation: Type.Boolean(),
});
export type DisputeCard = Static<typeof DisputeCard>;

export const DisputeEntryView = record({
  entry_id: Id,
  author: UserCard,
  side: DisputeSide,
  text: Type.String(),
  files: Type.Array(MediaView),
  created_at: Instant,
});

export const DisputeDecisionView = record({
  decision_id: Id,
  to_freelancer: MoneyView,
  to_client: MoneyView,
  reasons: Type.String(),
  /** proposed: waits for a second administrator. overtaken: the sides agreed or withdrew before. */
  status: oneOf("proposed", "in_force", "declined", "withdrawn", "overtaken"),
  decided_by: UserCard,
  decided_at: Instant,
  answered_by: nullable(UserCard),
  answered_at: nullable(Instant),
  answer_note: nullable(Type.String()),
});

export const DisputeDetail = record({
  ...about,
  dispute: DisputeView,
  /** Which side the caller is. */
  side: DisputeSide,
  /** What the provider keeps of the charge if some of it goes back, and who bears that. Null: nothing is held. */
  lost_processing: nullable(LostProcessing),
  /** What was agreed, for whoever has to judge. */
  agreed: record({ scope: Type.String(), milestone: Type.String(), submissions: Type.Array(SubmissionView) }),
  entries: Type.Array(DisputeEntryView),
  /** Newest first: every decision for administrators, the one in force for the two sides. */
  decisions: Type.Array(DisputeDecisionView),
  /** For administrators, in mediation: by when they should have decided. */
  decide_by: nullable(Instant),
  /** True when a decision over this money takes a second administrator. */
  takes_two: Type.Boolean(),
  /** reply, propose_settlement, accept_settlement, withdraw; decide, confirm, withdraw_decision for administrators. */
  can: Type.Array(Type.String()),
});
export type DisputeDetail = Static<typeof DisputeDetail>;

const disputeParams = record({ dispute_id: Id });
const entryBody = record({
  text: Prose(8_000, 1),
  files: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
});
const entryErrors = [
  "dispute.not_found",
  "dispute.ended",
  "dispute.too_many_entries",
  "milestone.invalid",
  "media.not_usable",
];

export const disputeRoutes = {
  listDisputes: route({
    method: "GET",
    path: "/api/disputes",
    summary: "Disputes in the caller's contracts, newest first",
    access: "signed_in",
    scope: "contracts:read",
    query: record({ ...pageQuery, ...sortedBy("-opened_at"), running: Type.Optional(Type.Boolean()) }),
    response: pageOf(DisputeCard),
  }),
  getDispute: route({
    method: "GET",
    path: "/api/disputes/:dispute_id",
    summary: "One dispute with what both sides said and showed",
    access: "signed_in",
    scope: "contracts:read",
    params: disputeParams,
    response: DisputeDetail,
    errors: ["dispute.not_found"],
  }),
  addDisputeEntry: route({
    method: "POST",
    path: "/api/disputes/:dispute_id/entries",
    summary: "Say something, with evidence; the first word of the other side begins the negotiation",
    access: "verified",
    scope: "contracts:write",
    params: disputeParams,
    body: entryBody,
    response: DisputeDetail,
    status: 201,
    errors: entryErrors,
  }),
  listDisputesToDecide: route({
    method: "GET",
    path: "/api/admin/disputes",
    summary: "The desk's queue: what has waited longest first",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("opened_at"),
      /** Left out: all that run; with a person all of theirs. */
      status: Type.Optional(Type.Array(DisputeStatus)),
      /** One of the two sides. */
      user_id: Type.Optional(Id),
    }),
    response: pageOf(DisputeCard),
  }),
  getDisputeToDecide: route({
    method: "GET",
    path: "/api/admin/disputes/:dispute_id",
    summary: "One dispute as the mediator sees it",
    access: "admin",
    params: disputeParams,
    response: DisputeDetail,
    errors: ["dispute.not_found"],
  }),
  addMediatorEntry: route({
    method: "POST",
    path: "/api/admin/disputes/:dispute_id/entries",
    summary: "Say or ask something as the mediator; both sides read it",
    access: "admin",
    params: disputeParams,
    body: entryBody,
    response: DisputeDetail,
    status: 201,
    errors: [...entryErrors, "dispute.not_in_mediation", "dispute.own_contract"],
  }),
  decideDispute: route({
    method: "POST",
    path: "/api/admin/disputes/:dispute_id/decision",
    summary: "Divide the money to the cent; over a limit a second administrator has to confirm",
    access: "admin",
    rate: "money",
    params: disputeParams,
    body: record({ to_freelancer: MoneyInput, reasons: Prose(8_000, 1) }),
    response: DisputeDetail,
    errors: [
      "dispute.not_found",
      "dispute.not_in_mediation",
      "dispute.own_contract",
      "dispute.decision_waits",
      "dispute.evidence_open",
      "milestone.invalid",
      "payment.frozen",
      "fees.too_fine",
    ],
  }),
  answerDecision: route({
    method: "POST",
    path: "/api/admin/dispute-decisions/:decision_id/answer",
    summary: "The second administrator: put a decision in force, or send it back; whoever decided: withdraw it",
    access: "admin",
    rate: "money",
    params: record({ decision_id: Id }),
    body: record({ answer: oneOf("confirm", "decline", "withdraw"), note: Type.Optional(Prose(4_000)) }),
    response: DisputeDetail,
    errors: [
      "dispute.not_found",
      "dispute.second_person",
      "auth.new_administrator",
      "dispute.not_yours",
      "dispute.own_contract",
      "dispute.decision_answered",
      "payment.frozen",
    ],
  }),
};
