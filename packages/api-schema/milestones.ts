// What may be done with one milestone. Money moves only here and only through the ledger.
import { Type } from "typebox";
import { Id, MoneyInput, oneOf, Prose, record, route } from "./core.ts";
import { MilestoneView } from "./milestone-views.ts";
import { PaymentView } from "./payments-views.ts";

const milestoneParams = record({ milestone_id: Id });
const stateErrors = ["milestone.not_found", "milestone.wrong_state", "milestone.frozen"];
/** Of what one of the two sides may do and the other may not. */
export const milestoneErrors = [...stateErrors, "milestone.not_yours"];
/** Of what moves protected money, which a bank that asks about the payment keeps where it is. */
const moveErrors = [...milestoneErrors, "milestone.amount_changed", "payment.frozen"];
const files = Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true }));

/** What was protected when the caller decided; when it is another amount now, nothing moves (`milestone.amount_changed`). */
const seenAmount = Type.Optional(MoneyInput);

export const milestoneRoutes = {
  getMilestone: route({
    method: "GET",
    path: "/api/milestones/:milestone_id",
    summary: "One milestone",
    access: "signed_in",
    scope: "contracts:read",
    params: milestoneParams,
    response: MilestoneView,
    errors: ["milestone.not_found"],
  }),
  agreeMilestone: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/agreement",
    summary: "Agree to, or decline, a milestone the other side proposed; or withdraw one's own",
    access: "verified",
    scope: "contracts:write",
    params: milestoneParams,
    body: record({ answer: oneOf("agree", "decline", "withdraw") }),
    response: MilestoneView,
    errors: [...milestoneErrors, "fees.exceed_amount", "fees.too_fine", "fees.too_large", "fees.too_small"],
  }),
  fundMilestone: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/funding",
    summary:
      "Protect the milestone's money, or charge it anew before its holding time ends: the answer holds the page to pay on",
    access: "verified",
    scope: "contracts:write",
    rate: "money",
    params: milestoneParams,
    response: PaymentView,
    status: 201,
    errors: [
      ...milestoneErrors,
      "payment.gateway_away",
      "payment.gateway_refused",
      "payment.already_open",
      "milestone.freelancer_away",
      "fees.too_large",
      "fees.too_small",
    ],
  }),
  submitMilestone: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/submission",
    summary: "Hand in the work",
    access: "verified",
    scope: "contracts:write",
    params: milestoneParams,
    body: record({ note: Prose(8_000, 1), files }),
    response: MilestoneView,
    errors: [...milestoneErrors, "milestone.invalid", "media.not_usable"],
  }),
  requestRevision: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/revision",
    summary: "Ask for changes; the clock of approval stops",
    access: "verified",
    scope: "contracts:write",
    params: milestoneParams,
    body: record({ note: Prose(8_000, 1) }),
    response: MilestoneView,
    errors: [...milestoneErrors, "milestone.invalid", "milestone.too_many_changes"],
  }),
  approveMilestone: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/approval",
    summary: "Approve and release, whole or in part: of the rest the freelancer decides",
    access: "verified",
    scope: "contracts:write",
    rate: "money",
    params: milestoneParams,
    body: record({
      /** Less than the milestone's amount approves a part. */
      amount: Type.Optional(MoneyInput),
      /**
       * What the client wants to become of the rest; without it, the next milestone if there is one, else back to the
       * client. It stays protected until the freelancer agrees; without an answer it becomes a dispute.
       */
      rest: Type.Optional(oneOf("next", "refund")),
      seen_amount: seenAmount,
      note: Type.Optional(Prose(4_000)),
    }),
    response: MilestoneView,
    errors: [...moveErrors, "milestone.invalid", "milestone.no_next", "fees.too_fine"],
  }),
  answerRest: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/rest-answer",
    summary: "The freelancer agrees, or not, to what the client wants of the part that was not approved",
    access: "verified",
    scope: "contracts:write",
    rate: "money",
    params: milestoneParams,
    body: record({
      answer: oneOf("accept", "decline"),
      seen_amount: seenAmount,
      note: Type.Optional(Prose(4_000)),
    }),
    response: MilestoneView,
    errors: [...moveErrors, "milestone.no_rest", "milestone.no_next"],
  }),
  requestRefund: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/refund-request",
    summary: "Ask the freelancer to give the money back",
    access: "verified",
    scope: "contracts:write",
    params: milestoneParams,
    body: record({ reason: Prose(4_000, 1) }),
    response: MilestoneView,
    errors: [...milestoneErrors, "milestone.invalid"],
  }),
  refundMilestone: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/refund",
    summary: "Give the milestone's money back to the client",
    access: "verified",
    scope: "contracts:write",
    rate: "money",
    params: milestoneParams,
    body: record({ seen_amount: seenAmount, note: Type.Optional(Prose(4_000)) }),
    response: MilestoneView,
    errors: moveErrors,
  }),
  disputeMilestone: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/dispute",
    summary: "Dispute: the money cannot move until it is resolved or withdrawn",
    access: "verified",
    scope: "contracts:write",
    params: milestoneParams,
    body: record({
      reason: Prose(8_000, 1),
      /** What would be fair, of what is protected; the other side may accept it. Left out: all of it for the opener. */
      to_freelancer: Type.Optional(MoneyInput),
      files,
    }),
    response: MilestoneView,
    status: 201,
    errors: [...stateErrors, "milestone.invalid", "media.not_usable", "fees.too_fine"],
  }),
  withdrawDispute: route({
    method: "DELETE",
    path: "/api/milestones/:milestone_id/dispute",
    summary: "Withdraw one's own dispute: the milestone goes on where it stood",
    access: "verified",
    scope: "contracts:write",
    params: milestoneParams,
    response: MilestoneView,
    status: 200,
    errors: ["milestone.not_found", "milestone.not_disputed", "milestone.not_yours", "milestone.withdrawn_before"],
  }),
  proposeSettlement: route({
    method: "POST",
    path: "/api/milestones/:milestone_id/settlements",
    summary: "Propose how to divide disputed money",
    access: "verified",
    scope: "contracts:write",
    params: milestoneParams,
    body: record({ to_freelancer: MoneyInput, message: Type.Optional(Prose(4_000)) }),
    response: MilestoneView,
    status: 201,
    errors: [
      "milestone.not_found",
      "milestone.not_disputed",
      "milestone.invalid",
      "settlement.too_many",
      "fees.too_fine",
    ],
  }),
  acceptSettlement: route({
    method: "POST",
    path: "/api/settlements/:settlement_id/acceptance",
    summary: "Agree to the other side's division: the money moves at once",
    access: "verified",
    scope: "contracts:write",
    rate: "money",
    params: record({ settlement_id: Id }),
    response: MilestoneView,
    errors: [
      "milestone.not_found",
      "milestone.not_disputed",
      "payment.frozen",
      "settlement.not_found",
      "settlement.not_your_turn",
      "settlement.superseded",
    ],
  }),
};
