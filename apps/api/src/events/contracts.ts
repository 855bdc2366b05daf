// News of contracts and milestones. Each carries both sides, so that a listener needs no look-up to tell them.
import { Type } from "typebox";
import { defineEvent } from "#platform/events/index.ts";

const Money = Type.Object({ amount: Type.String(), currency: Type.String() });
const nullableText = Type.Union([Type.String(), Type.Null()]);

const Contract = {
  contract_id: Type.String(),
  project_id: nullableText,
  title: Type.String(),
  client_id: Type.String(),
  freelancer_id: Type.String(),
};
export const contractStarted = defineEvent(
  "contracts.started",
  Type.Object({ ...Contract, offer_id: Type.String(), accepted_by: Type.String(), total: Money }),
);
/** Ended with work paid: what a verified work entry is made of. */
export const contractCompleted = defineEvent(
  "contracts.completed",
  Type.Object({
    ...Contract,
    released: Money,
    skills: Type.Array(Type.String()),
    ended_at: Type.String(),
    /** Whether everybody could read its title, as that of a post. News of before does not say. */
    is_public: Type.Optional(Type.Boolean()),
  }),
);
/** Of a contract whose completion was told before that said it: everybody could read its title, and may. */
export const contractTitlePublic = defineEvent("contracts.title_public", Type.Object(Contract));
export const contractCancelled = defineEvent(
  "contracts.cancelled",
  Type.Object({
    ...Contract,
    ended_by: nullableText,
    reason: nullableText,
    /** Whether money was protected in it that was neither asked back nor taken. News of before does not say. */
    had_paid_work: Type.Optional(Type.Boolean()),
  }),
);
/** Completed, and then all that was released went back: it counts for nobody any more. May be heard before the end is. */
export const contractUndone = defineEvent("contracts.undone", Type.Object({ ...Contract, ended_at: Type.String() }));

const Milestone = {
  ...Contract,
  milestone_id: Type.String(),
  milestone_title: Type.String(),
  /** Who did it; null when a timer did. */
  actor_id: nullableText,
};
const withAmount = { ...Milestone, amount: Money };
export const milestoneProposed = defineEvent("contracts.milestone_proposed", Type.Object(withAmount));
/** `answer`: agreed or declined. */
export const milestoneAnswered = defineEvent(
  "contracts.milestone_answered",
  Type.Object({ ...withAmount, answer: Type.String() }),
);
export const milestoneFunded = defineEvent("contracts.milestone_funded", Type.Object(withAmount));
export const milestoneSubmitted = defineEvent(
  "contracts.milestone_submitted",
  Type.Object({ ...Milestone, submission_id: Type.String(), auto_approve_at: Type.String() }),
);
export const revisionRequested = defineEvent(
  "contracts.revision_requested",
  Type.Object({ ...Milestone, submission_id: Type.String() }),
);
/** To the client, before the work is approved by itself. */
export const approvalReminder = defineEvent(
  "contracts.approval_reminder",
  Type.Object({ ...Milestone, days_left: Type.Integer(), auto_approve_at: Type.String() }),
);
/** `by_timer`: nobody answered in time. `amount` is the approved part. */
export const milestoneApproved = defineEvent(
  "contracts.milestone_approved",
  Type.Object({ ...withAmount, by_timer: Type.Boolean() }),
);
/** The money left protection for the freelancer: `amount` before the fee, `net` after. */
export const milestoneReleased = defineEvent(
  "contracts.milestone_released",
  Type.Object({ ...withAmount, net: Money, available_at: Type.String() }),
);
export const refundRequested = defineEvent("contracts.refund_requested", Type.Object(withAmount));
/** `cause`: why it went back, where it was not the freelancer's word. */
export const milestoneRefunded = defineEvent(
  "contracts.milestone_refunded",
  Type.Object({ ...withAmount, cause: Type.Optional(Type.String()) }),
);
/** The client approved a part and says where the rest should go: `next` milestone or `client`. */
export const restAsked = defineEvent(
  "contracts.rest_asked",
  Type.Object({ ...withAmount, rest_to: Type.String(), answer_until: Type.String() }),
);
/** `answer`: accepted or declined. */
export const restAnswered = defineEvent(
  "contracts.rest_answered",
  Type.Object({ ...withAmount, rest_to: Type.String(), answer: Type.String() }),
);
/** To both sides, before protected money may be held no longer. `end`: release, refund or dispute, as things stand. */
export const holdingWarning = defineEvent(
  "contracts.holding_warning",
  Type.Object({ ...withAmount, until: Type.String(), end: Type.String() }),
);
export const milestoneDisputed = defineEvent(
  "contracts.milestone_disputed",
  Type.Object({ ...withAmount, dispute_id: Type.String() }),
);
export const disputeWithdrawn = defineEvent(
  "contracts.dispute_withdrawn",
  // When handed-in work is approved by itself, if nobody answers.
  Type.Object({ ...Milestone, dispute_id: Type.String(), auto_approve_at: Type.Optional(Type.String()) }),
);
export const settlementProposed = defineEvent(
  "contracts.settlement_proposed",
  Type.Object({ ...Milestone, dispute_id: Type.String(), to_freelancer: Money, to_client: Money }),
);
/** Disputed money was divided. `outcome`: agreed by both sides, or decided by a mediator. */
export const milestoneSplit = defineEvent(
  "contracts.milestone_split",
  Type.Object({
    ...Milestone,
    dispute_id: Type.String(),
    to_freelancer: Money,
    to_client: Money,
    outcome: Type.Optional(Type.String()),
  }),
);
/** Somebody said or showed something. `side`: client, freelancer or mediator. */
export const disputeEntryAdded = defineEvent(
  "contracts.dispute_entry_added",
  Type.Object({ ...Milestone, dispute_id: Type.String(), side: Type.String(), files: Type.Integer() }),
);
/** The two sides did not agree in time. */
export const mediationStarted = defineEvent(
  "contracts.mediation_started",
  Type.Object({ ...Milestone, dispute_id: Type.String(), evidence_until: Type.String() }),
);
/** To administrators. `stage`: started, evidence_over (they may decide), limit_near, limit_over (they should have). */
export const mediationWaits = defineEvent(
  "contracts.mediation_waits",
  Type.Object({
    ...Milestone,
    dispute_id: Type.String(),
    stage: Type.String(),
    evidence_until: Type.String(),
    decide_by: Type.String(),
  }),
);
/** Over the limit for money moved by hand: `actor_id` decided, and a second administrator has to look. */
export const decisionProposed = defineEvent(
  "contracts.decision_proposed",
  Type.Object({ ...Milestone, dispute_id: Type.String(), decision_id: Type.String() }),
);
/** `stage`: negotiation or mediation; it ends at `until`. */
export const disputeReminder = defineEvent(
  "contracts.dispute_reminder",
  Type.Object({
    ...Milestone,
    dispute_id: Type.String(),
    stage: Type.String(),
    days_left: Type.Integer(),
    until: Type.String(),
  }),
);

const Review = { ...Contract, review_id: Type.String(), author_id: Type.String(), user_id: Type.String() };
/** Somebody wrote; what they wrote is not shown yet. */
export const reviewWritten = defineEvent("contracts.review_written", Type.Object(Review));
/** Both wrote, or the time is over. `overall` in thousandths of a star. */
export const reviewRevealed = defineEvent(
  "contracts.review_revealed",
  Type.Object({ ...Review, overall_milli: Type.Integer() }),
);
export const reviewAnswered = defineEvent("contracts.review_answered", Type.Object(Review));
/** An administrator answered all that was reported of a review, or of the answer to it. `overall` in thousandths of a star. */
export const reviewReportsDecided = defineEvent(
  "contracts.review_reports_decided",
  Type.Object({
    ...Review,
    /** The review where it is not said. */
    part: Type.Optional(Type.String()),
    decision: Type.Union([Type.Literal("hide"), Type.Literal("keep")]),
    reason: Type.String(),
    reporter_ids: Type.Array(Type.String()),
    overall_milli: Type.Integer(),
    revealed_at: Type.String(),
  }),
);
/** How a person is rated now for their work, in thousandths of a star, 0 without a review. News of one person with a greater `revision` is newer. */
export const ratingChanged = defineEvent(
  "contracts.rating_changed",
  Type.Object({
    user_id: Type.String(),
    score_milli: Type.Integer(),
    average_milli: Type.Integer(),
    reviews_count: Type.Integer(),
    /** News from before reviews could be hidden has none: there the count told it. */
    revision: Type.Optional(Type.Integer()),
  }),
);
