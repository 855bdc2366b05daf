// Milestones as the two sides see them. What is protected comes from the ledger, never from a counter.
import type { Static } from "typebox";
import type { MilestoneView, SubmissionView } from "#api-schema/milestone-views.ts";
import { signedMediaViews } from "#modules/media/index.ts";
import {
  feeQuote,
  feeQuoteView,
  lostProcessing,
  type PaymentUnderWay,
  paymentsUnderWay,
  protectedAmount,
} from "#modules/payments/index.ts";
import { type Money, money, toWire } from "#money";
import type { Platform } from "#platform/platform.ts";
import type { ContractRow } from "./contracts.repository.ts";
import { disputeView } from "./disputes/dispute.views.ts";
import { type DecisionRow, decisionsOf } from "./disputes/dispute-files.repository.ts";
import { type DisputeRow, newestDisputes, type SettlementRow, settlementsOf } from "./disputes/disputes.repository.ts";
import { milestoneCan } from "./milestone-can.ts";
import { MILESTONE_PAYMENT } from "./milestone-payment.ts";
import {
  amountOf,
  type MilestoneRow,
  moneyStateOf,
  type SubmissionRow,
  submissionsOf,
} from "./milestones.repository.ts";
import { hasEnded, leftToFund, protectedByState } from "./milestones.rules.ts";
import { newestRests, type RestEnd, type RestRow } from "./rest/rest.repository.ts";

type Files = Awaited<ReturnType<typeof signedMediaViews>>;
type Submission = Static<typeof SubmissionView>;

interface Parts {
  readonly submissions: readonly SubmissionRow[];
  readonly files: Files;
  readonly dispute: DisputeRow | undefined;
  readonly settlements: readonly SettlementRow[];
  readonly decisions: readonly DecisionRow[];
  readonly rest: RestRow | undefined;
  readonly payment: PaymentUnderWay | undefined;
}

/** For one of the two sides: files come with links that open them. */
export async function milestoneViews(
  platform: Platform,
  contract: ContractRow,
  rows: readonly MilestoneRow[],
  viewerId: string,
): Promise<MilestoneView[]> {
  const { db } = platform;
  const ids = rows.map((row) => row.milestone_id);
  const [submissions, disputes, rests, payments] = await Promise.all([
    submissionsOf(db, ids),
    newestDisputes(db, ids),
    newestRests(db, ids),
    paymentsUnderWay(db, { type: MILESTONE_PAYMENT, referenceIds: ids }),
  ]);
  const disputeIds = [...disputes.values()].map((dispute) => dispute.dispute_id);
  const [settlements, decisions, files] = await Promise.all([
    settlementsOf(db, disputeIds),
    decisionsOf(db, disputeIds),
    signedMediaViews(
      platform,
      submissions.flatMap((submission) => submission.files),
    ),
  ]);
  return Promise.all(
    rows.map((row) => {
      const dispute = disputes.get(row.milestone_id);
      return milestoneView(platform, contract, row, viewerId, {
        submissions: submissions.filter((submission) => submission.milestone_id === row.milestone_id),
        files,
        dispute,
        settlements: settlements.filter((settlement) => settlement.dispute_id === dispute?.dispute_id),
        decisions: decisions.filter((decision) => decision.dispute_id === dispute?.dispute_id),
        rest: rests.get(row.milestone_id),
        payment: payments.get(row.milestone_id),
      });
    }),
  );
}

async function milestoneView(
  platform: Platform,
  contract: ContractRow,
  row: MilestoneRow,
  viewerId: string,
  parts: Parts,
): Promise<MilestoneView> {
  const { db } = platform;
  const amount = amountOf(row, contract.currency);
  const held = hasEnded(row.status) ? null : await protectedAmount(db, row.milestone_id);
  const parties = { payerId: contract.client_id, recipientId: contract.freelancer_id };
  const quote = (of: Money) => feeQuote(db, platform, { feeRuleId: contract.fee_rule_id, amount: of, ...parties });
  const due = row.status === "pending" ? leftToFund(moneyStateOf(row)) : protectedByState(moneyStateOf(row));
  const isPart = due > 0n && due !== row.amount_minor;
  const inContract = (minor: bigint) => toWire(money(minor, contract.currency));
  return {
    milestone_id: row.milestone_id,
    contract_id: row.contract_id,
    position: row.position,
    title: row.title,
    description: row.description,
    amount: toWire(amount),
    fees: feeQuoteView(await quote(amount)),
    fees_left: isPart ? feeQuoteView(await quote(money(due, contract.currency))) : null,
    due_date: row.due_date,
    status: row.status,
    protected_amount: held ? toWire(held) : inContract(0n),
    lost_processing: held && held.minor > 0n ? await lostProcessing(db, row.milestone_id) : null,
    to_fund: inContract(leftToFund(moneyStateOf(row))),
    payment:
      parts.payment?.payerId === viewerId
        ? { transaction_id: parts.payment.transactionId, state: parts.payment.state }
        : null,
    released_amount: inContract(row.released_minor),
    refunded_amount: inContract(row.refunded_minor),
    // While the rest is talked about, silence approves nothing.
    auto_approve_at: parts.rest?.status === "open" ? null : iso(row.auto_approve_at),
    rest_request: parts.rest ? restView(parts.rest, row, contract.currency) : null,
    held_until: held && held.minor > 0n ? iso(row.hold_until) : null,
    held_warn_from: held && held.minor > 0n ? iso(row.hold_warn_at) : null,
    proposed_by: row.proposed_by,
    submissions: parts.submissions.map((submission) => submissionView(submission, parts.files)),
    refund_request:
      asksForRefund(row) && row.refund_requested_at !== null && row.refund_reason !== null
        ? { reason: row.refund_reason, requested_at: row.refund_requested_at.toISOString() }
        : null,
    dispute: parts.dispute ? disputeView(parts.dispute, { ...parts, contract, milestone: row }) : null,
    funded_at: iso(row.funded_at),
    submitted_at: iso(row.submitted_at),
    approved_at: iso(row.approved_at),
    released_at: iso(row.released_at),
    updated_at: row.updated_at.toISOString(),
    can: milestoneCan(
      contract,
      row,
      viewerId,
      { ...parts, changesAsked: changesIn(parts.submissions) },
      platform.clock.now(),
    ),
  };
}

const changesIn = (submissions: readonly SubmissionRow[]): number =>
  submissions.filter((one) => one.revision_requested_at !== null).length;

/** While nobody worked and the money is there: handing in answers the wish, and an end grants it or leaves it behind. */
const asksForRefund = ({ status }: MilestoneRow): boolean =>
  status === "pending" || status === "funded" || status === "disputed";

function restView(row: RestRow, milestone: MilestoneRow, currency: string): NonNullable<MilestoneView["rest_request"]> {
  return {
    // Held to exactly these words by check constraints.
    to: row.rest_to as "next" | "client",
    status: row.status as RestEnd | "open",
    amount: toWire(money(row.amount_minor, currency)),
    note: row.note,
    asked_at: row.asked_at.toISOString(),
    // The day is put off while the freelancer cannot answer.
    answer_until: ((row.status === "open" && milestone.auto_approve_at) || row.answer_until).toISOString(),
    answered_at: iso(row.answered_at),
    answer_note: row.answer_note ?? "",
  };
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function submissionView(row: SubmissionRow, files: Files): Submission {
  return {
    submission_id: row.submission_id,
    note: row.note,
    files: row.files.flatMap((id) => files.get(id) ?? []),
    submitted_at: row.submitted_at.toISOString(),
    revision_note: row.revision_note,
    revision_requested_at: iso(row.revision_requested_at),
  };
}
