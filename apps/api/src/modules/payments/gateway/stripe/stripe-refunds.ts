// Refunds and disputes.
import type Stripe from "stripe";
import { type EvidenceKind, evidenceKinds } from "#api-schema/evidence-files.ts";
import { type Gateway, type GatewayRefund, GatewayRefused } from "../port.ts";
import type { DisputeEvidence, DisputePort, GatewayDispute } from "../port-disputes.ts";
import { costFromStripe, fromStripe, toStripe } from "./stripe-amounts.ts";
import { ask, askFor } from "./stripe-client.ts";

const REFUND_KEY = "kogi_refund";
const REFUNDS_OF_A_CHARGE = 100;

type Refunds = DisputePort & Pick<Gateway, "refund" | "fetchRefund">;

export function stripeRefunds(stripe: Stripe): Refunds {
  const { disputes, files, refunds } = stripe;
  const dispute = async (call: Promise<Stripe.Dispute>): Promise<GatewayDispute> => disputeOf(await ask(call));
  return {
    async refund({ key, charge, amount }) {
      const before = await madeBefore(stripe, charge, key);
      if (before) return refundOf(before);
      const made = refunds.create(
        { charge, amount: toStripe(amount).amount, metadata: { [REFUND_KEY]: key } },
        { idempotencyKey: `refund:${key}` },
      );
      return refundOf(await ask(made));
    },
    async fetchRefund(id) {
      const refund = await askFor(refunds.retrieve(id));
      return refund && refundOf(refund);
    },
    async fetchDispute(id) {
      const found = await askFor(disputes.retrieve(id));
      return found && disputeOf(found);
    },
    async uploadEvidence({ key, file: { name, type, content: data } }) {
      const { id } = await ask(
        files.create(
          { purpose: "dispute_evidence", file: { data, name, type } },
          { idempotencyKey: `evidence-file:${key}` },
        ),
      );
      return { id };
    },
    submitEvidence({ key, dispute: id, evidence }) {
      return namingFile(
        disputes.update(
          id,
          {
            submit: true,
            evidence: {
              customer_name: evidence.customerName,
              product_description: evidence.productDescription,
              uncategorized_text: evidence.statement,
              ...filesOf(evidence),
              ...(evidence.serviceDate ? { service_date: evidence.serviceDate.toISOString().slice(0, 10) } : {}),
            },
          },
          { idempotencyKey: `evidence:${key}` },
        ),
      );
    },
    acceptDispute: ({ key, dispute: id }) => dispute(disputes.close(id, {}, { idempotencyKey: `accept:${key}` })),
  };
}

/** Each takes one file. */
const FILE_FIELDS = {
  work: "service_documentation",
  messages: "customer_communication",
  receipt: "receipt",
  other: "uncategorized_file",
} as const satisfies Record<EvidenceKind, keyof Stripe.DisputeUpdateParams.Evidence>;

const filesOf = ({ files }: DisputeEvidence) =>
  Object.fromEntries(evidenceKinds.flatMap((shows) => (files[shows] ? [[FILE_FIELDS[shows], files[shows]]] : [])));

/** A refusal of one of the files says which in the port's words. */
async function namingFile(call: Promise<Stripe.Dispute>): Promise<GatewayDispute> {
  try {
    return disputeOf(await ask(call));
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error;
    const field = /^evidence\[(\w+)\]$/.exec(error.parameter ?? "")?.[1];
    const shows = evidenceKinds.find((kind) => FILE_FIELDS[kind] === field);
    throw shows ? new GatewayRefused(error.code, shows, error) : error;
  }
}

/** By an asking whose answer was lost, however long ago: Stripe forgets its key after a day, the refund keeps it. */
async function madeBefore(stripe: Stripe, charge: string, key: string): Promise<Stripe.Refund | null> {
  const { data } = await ask(stripe.refunds.list({ charge, limit: REFUNDS_OF_A_CHARGE }));
  return data.find((refund) => refund.metadata?.[REFUND_KEY] === key) ?? null;
}

function refundOf(refund: Stripe.Refund): GatewayRefund {
  const failed = refund.status === "failed" || refund.status === "canceled";
  return {
    id: refund.id,
    state: failed ? "failed" : refund.status === "succeeded" ? "done" : "processing",
    failureCode: failed ? (refund.failure_reason ?? "refund_failed") : null,
    key: refund.metadata?.kogi_refund ?? null,
    charge: typeof refund.charge === "string" ? refund.charge : (refund.charge?.id ?? null),
    amount: fromStripe(refund.amount, refund.currency),
    madeAt: new Date(refund.created * 1_000),
  };
}

/** Each word that the SDK knows (`stripe-disputes.test.ts`). */
export const OUTCOMES: Readonly<Record<string, GatewayDispute["state"]>> = {
  // What Stripe calls a warning moves no balance until it becomes a dispute.
  warning_needs_response: "inquiry",
  warning_under_review: "inquiry",
  warning_closed: "closed",
  prevented: "closed",
  needs_response: "needs_response",
  under_review: "under_review",
  won: "won",
  lost: "lost",
  // The bank has decided, and may decide otherwise.
  appeal_needs_response: "lost",
  appeal_under_review: "lost",
};

function disputeOf(dispute: Stripe.Dispute): GatewayDispute {
  const { balance_transactions: moved, status } = dispute;
  // A word of tomorrow ends nothing: whether the amount is gone can be seen all the same.
  const taken = moved.reduce((all, row) => all - row.amount, 0);
  const state = OUTCOMES[status] ?? (taken > 0 ? "under_review" : "inquiry");
  const due = dispute.evidence_details.due_by;
  // "Will be 0 if the customer's bank or credit card company doesn't allow a response for this particular dispute."
  const dueAt = due === null || due === 0 ? null : new Date(due * 1_000);
  const appealDue = status === "appeal_needs_response";
  const fee = moved.reduce((all, row) => (row.currency === dispute.currency ? all + row.fee : all), 0);
  return {
    id: dispute.id,
    charge: typeof dispute.charge === "string" ? dispute.charge : dispute.charge.id,
    amount: fromStripe(dispute.amount, dispute.currency),
    fee: costFromStripe(fee, dispute.currency),
    reason: dispute.reason,
    state,
    openedAt: new Date(dispute.created * 1_000),
    evidenceDueAt: dueAt,
    isAnswerable: due !== 0,
    appeal: appealDue || status === "appeal_under_review" ? { state: appealDue ? "due" : "sent", dueAt } : null,
  };
}
