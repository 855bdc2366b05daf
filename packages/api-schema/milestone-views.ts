import { type Static, Type } from "typebox";
import { Day, Id, Instant, MoneyView, nullable, oneOf, record } from "./core.ts";
import { MediaView } from "./media.ts";
import { FeeQuoteView, LostProcessing } from "./payments-views.ts";

export const MilestoneStatus = oneOf(
  "proposed",
  "pending",
  "funded",
  "submitted",
  "revision_requested",
  "approved",
  "released",
  "disputed",
  "refunded",
  "split",
  "cancelled",
);
export type MilestoneStatus = Static<typeof MilestoneStatus>;

export const SubmissionView = record({
  submission_id: Id,
  note: Type.String(),
  files: Type.Array(MediaView),
  submitted_at: Instant,
  /** Set when the client asked for changes to this submission. */
  revision_note: nullable(Type.String()),
  revision_requested_at: nullable(Instant),
});

export const SettlementView = record({
  settlement_id: Id,
  proposed_by: Id,
  to_freelancer: MoneyView,
  to_client: MoneyView,
  message: Type.String(),
  status: oneOf("open", "accepted", "superseded"),
  created_at: Instant,
});

export const DisputeStatus = oneOf("open", "negotiation", "mediation", "resolved", "withdrawn");

/** What a mediator decided, in force. */
export const DecisionView = record({
  to_freelancer: MoneyView,
  to_client: MoneyView,
  reasons: Type.String(),
  decided_at: Instant,
});

export const DisputeView = record({
  dispute_id: Id,
  opened_by: Id,
  reason: Type.String(),
  /** Who or what opened it: somebody, or the clock in their name (then the reason is empty). */
  cause: oneOf("party", "rest_unanswered", "holding_ended"),
  /** open until the other side answers, then negotiation, mediation once its time is over. */
  status: DisputeStatus,
  /** How it was resolved: both sides agreed, a mediator decided, or a bank took the payment back. */
  outcome: nullable(oneOf("agreed", "decided", "charged_back", "sent_back")),
  /** What the opener asks for, of what is protected. */
  wanted: nullable(record({ to_freelancer: MoneyView, to_client: MoneyView })),
  /** Until when the two sides have it to themselves; then a mediator joins. */
  negotiation_until: Instant,
  /** In mediation: until when evidence is waited for. */
  evidence_until: nullable(Instant),
  opened_at: Instant,
  ended_at: nullable(Instant),
  settlements: Type.Array(SettlementView),
  decision: nullable(DecisionView),
});

export const RestRequestView = record({
  /** next: to protect the next milestone; client: back to the client. */
  to: oneOf("next", "client"),
  status: oneOf("open", "accepted", "declined", "overtaken", "disputed"),
  amount: MoneyView,
  note: Type.String(),
  asked_at: Instant,
  /** Without an answer it becomes a dispute then. */
  answer_until: Instant,
  answered_at: nullable(Instant),
  answer_note: Type.String(),
});

export const MilestoneView = record({
  milestone_id: Id,
  contract_id: Id,
  position: Type.Integer(),
  title: Type.String(),
  description: Type.String(),
  amount: MoneyView,
  /** What each side pays and gets of the amount, under the fees pinned when the contract was signed. */
  fees: FeeQuoteView,
  /** The same of what is left to protect, or protected still, where that is not the whole amount. */
  fees_left: nullable(FeeQuoteView),
  due_date: nullable(Day),
  status: MilestoneStatus,
  /** Held for this milestone right now, from the ledger. */
  protected_amount: MoneyView,
  /** What the provider keeps of the charge if it goes back, and who bears that. Null: nothing is held. */
  lost_processing: nullable(LostProcessing),
  /** What still has to be paid in before work is protected in full. */
  to_fund: MoneyView,
  /** The caller's own payment for it that has begun and not ended; closing: its cancelling is not answered yet. */
  payment: nullable(record({ transaction_id: Id, state: oneOf("open", "processing", "closing") })),
  released_amount: MoneyView,
  refunded_amount: MoneyView,
  /** While it waits to be approved: when it is approved by itself. */
  auto_approve_at: nullable(Instant),
  /** What the client wants of the part that was not approved, newest; open until the freelancer answers. */
  rest_request: nullable(RestRequestView),
  /** Until when the money may be held; then it is released, refunded or disputed by itself. Null: nothing is held. */
  held_until: nullable(Instant),
  /** From here on both sides are warned, and the client may charge it anew. */
  held_warn_from: nullable(Instant),
  proposed_by: nullable(Id),
  submissions: Type.Array(SubmissionView),
  /** An open request of the client to have the money back. */
  refund_request: nullable(record({ reason: Type.String(), requested_at: Instant })),
  /** The newest dispute. */
  dispute: nullable(DisputeView),
  funded_at: nullable(Instant),
  submitted_at: nullable(Instant),
  approved_at: nullable(Instant),
  released_at: nullable(Instant),
  updated_at: Instant,
  /**
   * What the caller may do next: agree, decline_milestone, withdraw_milestone, fund, renew, submit, request_revision,
   * approve, accept_rest, decline_rest, request_refund, refund, dispute, withdraw_dispute, propose_settlement, accept_settlement.
   */
  can: Type.Array(Type.String()),
});
export type MilestoneView = Static<typeof MilestoneView>;
