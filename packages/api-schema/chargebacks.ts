// Card payments that a bank takes back, and what is held back for it.
import { type Static, Type } from "typebox";
import { Id, Instant, MoneyView, nullable, oneOf, Prose, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { evidenceKinds } from "./evidence-files.ts";
import { MediaView } from "./media.ts";
import { UserCard } from "./users.ts";

/**
 * inquiry: the bank asks and has taken nothing. held: it has the money and no answer yet. evidence_sent: the answer is with
 * the bank. closed: it asked no further.
 */
export const ChargebackStatus = oneOf("inquiry", "held", "evidence_sent", "won", "lost", "closed");

const EvidenceKindName = oneOf(...evidenceKinds);

const EvidenceFileView = record({
  /** Null: of before files were sent. */
  shows: nullable(EvidenceKindName),
  file: MediaView,
  /** refused: it was not taken, and the answer went without it. kept: for our own record alone. */
  state: oneOf("waiting", "sent", "refused", "kept"),
});
export type EvidenceFileView = Static<typeof EvidenceFileView>;

export const ChargebackView = record({
  chargeback_id: Id,
  transaction_id: Id,
  description: Type.String(),
  payer: nullable(UserCard),
  recipient: nullable(UserCard),
  amount: MoneyView,
  /** What the provider takes for the dispute itself. */
  fee: MoneyView,
  /** The card network's word. */
  reason: Type.String(),
  status: ChargebackStatus,
  /** Where it is held from, in the order it was taken; the parts sum to the amount. */
  parts: Type.Array(
    record({ source: oneOf("refund", "protected", "wallet", "clearing", "reserve", "platform"), amount: MoneyView }),
  ),
  evidence_due_at: nullable(Instant),
  /** True: the bank takes no answer to this one. */
  bank_hears_nobody: Type.Boolean(),
  /** What was written; sent once the provider has taken it. */
  evidence: nullable(
    record({
      text: Type.String(),
      files: Type.Array(EvidenceFileView),
      written_at: Instant,
      sent_at: nullable(Instant),
    }),
  ),
  /** The provider did not take what was written last; it can be written anew. */
  evidence_refused: Type.Boolean(),
  /** Of a lost one. due: the network would hear an appeal, written at the provider's own pages. sent: it looks at one. */
  appeal: nullable(oneOf("due", "sent")),
  appeal_due_at: nullable(Instant),
  opened_at: Instant,
  ended_at: nullable(Instant),
  can: Type.Array(oneOf("submit_evidence")),
});
export type ChargebackView = Static<typeof ChargebackView>;

export const HoldsView = record({
  /** Disputed card payments to the caller, newest first. */
  chargebacks: Type.Array(
    record({
      chargeback_id: Id,
      description: Type.String(),
      /** Of the caller's own money. */
      held: MoneyView,
      /** Of what was still protected for the caller's work. */
      protected: MoneyView,
      reason: Type.String(),
      status: ChargebackStatus,
      opened_at: Instant,
      ended_at: nullable(Instant),
    }),
  ),
  /** Kept back of what cleared, soonest first. */
  reserves: Type.Array(
    record({
      reserve_id: Id,
      amount: MoneyView,
      description: Type.String(),
      reason: Type.String(),
      release_at: Instant,
    }),
  ),
});
export type HoldsView = Static<typeof HoldsView>;

/** The answer to the bank, filled in from what is known: for a person to read, mend and send. */
export const EvidenceDraft = record({
  text: Type.String(),
  /** Those of an answer that was not taken, or that answered an inquiry. */
  files: Type.Array(record({ shows: EvidenceKindName, media_id: Id, name: Type.String() })),
});

const chargebackParams = record({ chargeback_id: Id });

export const chargebackRoutes = {
  getHolds: route({
    method: "GET",
    path: "/api/wallet/holds",
    summary: "What of your money is held back, and why",
    access: "signed_in",
    scope: "payments:read",
    response: HoldsView,
  }),
  listChargebacks: route({
    method: "GET",
    path: "/api/admin/chargebacks",
    summary: "Card payments that banks took back, newest first",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-opened_at"),
      running: Type.Optional(Type.Boolean()),
      /** Whoever had paid, or had been paid. */
      user_id: Type.Optional(Id),
    }),
    response: pageOf(ChargebackView),
  }),
  getChargeback: route({
    method: "GET",
    path: "/api/admin/chargebacks/:chargeback_id",
    summary: "One chargeback with where its money is held from",
    access: "admin",
    params: chargebackParams,
    response: ChargebackView,
    errors: ["chargeback.not_found"],
  }),
  draftChargebackEvidence: route({
    method: "GET",
    path: "/api/admin/chargebacks/:chargeback_id/evidence-draft",
    summary: "An answer to the bank from the agreement, what was handed in, what was said and the approval",
    access: "admin",
    params: chargebackParams,
    response: EvidenceDraft,
    errors: ["chargeback.not_found", "refund.own_payment"],
  }),
  submitChargebackEvidence: route({
    method: "POST",
    path: "/api/admin/chargebacks/:chargeback_id/evidence",
    summary: "The one answer to the bank",
    access: "admin",
    params: chargebackParams,
    body: record({
      text: Prose(20_000, 1),
      // A file each, exactly these; PDF, JPEG or PNG, all together within `evidenceLimits`.
      work: Type.Optional(Id),
      messages: Type.Optional(Id),
      receipt: Type.Optional(Id),
      other: Type.Optional(Id),
    }),
    response: ChargebackView,
    status: 201,
    errors: [
      "chargeback.not_found",
      "chargeback.answered",
      "refund.own_payment",
      "chargeback.too_late",
      "chargeback.invalid",
      "media.not_usable",
    ],
  }),
};
