import type { Selectable } from "kysely";
import type { Static } from "typebox";
import type {
  PaymentAttempt,
  PaymentDispute,
  PaymentRefund,
  PaymentStatus,
  PaymentView,
} from "#api-schema/payments-views.ts";
import { money, toWire } from "#money";
import type { Db } from "#platform/db/index.ts";
import type { ChargebacksTable, PaymentAttemptsTable, RefundsTable } from "../payments.tables.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { declineSentence } from "./decline-sentences.ts";
import type { PaymentRow } from "./payment.repository.ts";
import { readLines } from "./payment-lines.ts";

type AttemptRow = Selectable<PaymentAttemptsTable>;
type RefundRow = Selectable<RefundsTable>;
type ChargebackRow = Selectable<ChargebacksTable>;

/** Payments as `viewerId` may see them: cards, attempts and the page to pay on are the payer's alone. */
export async function paymentViews(db: Db, rows: readonly PaymentRow[], viewerId: string): Promise<PaymentView[]> {
  const ids = rows.map((row) => row.transaction_id);
  if (ids.length === 0) return [];
  const [attempts, refunds, disputes, lots] = await Promise.all([
    db
      .selectFrom("payments.payment_attempts")
      .selectAll()
      .where("transaction_id", "in", ids)
      .orderBy("created_at")
      .execute(),
    db.selectFrom("payments.refunds").selectAll().where("transaction_id", "in", ids).orderBy("created_at").execute(),
    db
      .selectFrom("payments.chargebacks")
      .selectAll()
      .where("transaction_id", "in", ids)
      // A bank that only asks has taken nothing.
      .where("status", "not in", ["inquiry", "closed"])
      .orderBy("opened_at", "desc")
      .execute(),
    db
      .selectFrom("payments.protected_lots")
      .select(["transaction_id", "left_minor"])
      .where("transaction_id", "in", ids)
      .where("left_minor", ">", 0n)
      .execute(),
  ]);
  return rows.map((row) =>
    paymentView(row, {
      viewerId,
      attempts: attempts.filter((attempt) => attempt.transaction_id === row.transaction_id),
      refunds: refunds.filter((refund) => refund.transaction_id === row.transaction_id),
      dispute: disputes.find((dispute) => dispute.transaction_id === row.transaction_id),
      protectedMinor: lots
        .filter((lot) => lot.transaction_id === row.transaction_id)
        .reduce((all, lot) => all + lot.left_minor, 0n),
    }),
  );
}

interface Around {
  readonly viewerId: string;
  readonly attempts: readonly AttemptRow[];
  readonly refunds: readonly RefundRow[];
  readonly dispute: ChargebackRow | undefined;
  readonly protectedMinor: bigint;
}

const GONE: ReadonlySet<string> = new Set(["failed", "cancelled"]);

function paymentView(row: PaymentRow, around: Around): PaymentView {
  const { viewerId, attempts, refunds, dispute, protectedMinor } = around;
  const isPayer = row.user_id === viewerId;
  const processing = row.status === "pending" && row.processing_since !== null;
  const isOpen = row.status === "pending" && row.closing_as === null && !processing;
  return {
    transaction_id: row.transaction_id,
    user_id: row.user_id,
    recipient_id: row.recipient_id,
    fundraiser_id: row.fundraiser_id,
    series_round_id: row.series_round_id,
    project_id: row.project_id,
    amount: toWire(money(row.amount_minor, row.currency)),
    currency: row.currency,
    // The column's check constraint allows these words alone.
    status: row.status as Static<typeof PaymentStatus>,
    type: row.type,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    description: row.description,
    // What came to nothing, or is Kogi's own, holds nothing; an open one says what it will hold.
    held_amount: toWire(money(GONE.has(row.status) || row.type === SUBSCRIPTION ? 0n : row.held_minor, row.currency)),
    protected_amount: toWire(money(protectedMinor, row.currency)),
    refunded_amount: toWire(money(row.refunded_minor, row.currency)),
    lines: readLines(row.lines).map((line) => ({ ...line, amount: toWire(line.amount) })),
    reference_id: row.reference_id,
    return_path: row.return_path,
    checkout_url: isPayer && isOpen ? row.checkout_url : null,
    expires_at: row.status === "pending" ? row.expires_at.toISOString() : null,
    processing,
    failure: row.failure_code === null ? null : { code: row.failure_code, sentence: declineSentence(row.failure_code) },
    attempts: isPayer ? attempts.map(attemptView) : [],
    refunds: refunds.map(refundView),
    dispute: dispute ? disputeView(dispute) : null,
    can: isPayer && isOpen ? ["pay", "cancel"] : [],
  };
}

export function attemptView(
  row: Omit<AttemptRow, "transaction_id" | "gateway_attempt">,
): Static<typeof PaymentAttempt> {
  return {
    attempt_id: row.attempt_id,
    // The column's check constraint allows these words alone.
    outcome: row.outcome as Static<typeof PaymentAttempt>["outcome"],
    code: row.code,
    sentence: row.code === null ? null : declineSentence(row.code),
    card: row.card_brand !== null && row.card_last4 !== null ? { brand: row.card_brand, last4: row.card_last4 } : null,
    created_at: row.created_at.toISOString(),
  };
}

export function refundView(row: RefundRow): Static<typeof PaymentRefund> {
  return {
    refund_id: row.refund_id,
    amount: toWire(money(row.amount_minor, row.currency)),
    // The column's check constraint allows these words alone.
    state: row.state as Static<typeof PaymentRefund>["state"],
    reason: row.reason,
    retry_at: row.retry_at?.toISOString() ?? null,
    settled_at: row.settled_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}

function disputeView(row: ChargebackRow): Static<typeof PaymentDispute> {
  return {
    state: row.status === "won" || row.status === "lost" ? row.status : "open",
    amount: toWire(money(row.amount_minor, row.currency)),
    opened_at: row.opened_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
  };
}
