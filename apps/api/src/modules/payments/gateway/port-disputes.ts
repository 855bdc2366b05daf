// The part of the port about charges that their payer disputes with the bank.
import type { EvidenceKind } from "#api-schema/evidence-files.ts";
import type { Money } from "#money";

export interface GatewayDispute {
  readonly id: string;
  /** The charge it is about, as `GatewayCharge.id`. */
  readonly charge: string;
  /** Taken from our balance when it was opened, but for an inquiry; given back when it is won. */
  readonly amount: Money;
  /** The network's fee so far; it stays lost, whatever the outcome. */
  readonly fee: Money;
  readonly reason: string;
  /**
   * `inquiry`: the bank asks, answered or not, and has taken nothing. `closed`: it asks no further. `needs_response`: the
   * amount is gone, and the bank has no answer of ours.
   */
  readonly state: "inquiry" | "closed" | "needs_response" | "under_review" | "won" | "lost";
  readonly openedAt: Date;
  /** Past this instant it is lost without an answer. */
  readonly evidenceDueAt: Date | null;
  /** False where the bank hears nobody: then no answer is due either. */
  readonly isAnswerable: boolean;
  /** Of a lost one: whether the network would hear an appeal, or has one. Null: neither. What is appealed may be won yet. */
  readonly appeal: { readonly state: "due" | "sent"; readonly dueAt: Date | null } | null;
}

/** Our answer to the bank. Sent once and final. */
export interface DisputeEvidence {
  readonly customerName: string;
  readonly productDescription: string;
  readonly serviceDate: Date | null;
  /** What happened, with what was agreed, handed in and approved. */
  readonly statement: string;
  /** Names that `uploadEvidence` gave, one for each thing shown. */
  readonly files: Readonly<Partial<Record<EvidenceKind, string>>>;
}

/** PDF, JPEG or PNG, whole in memory: it is a few megabytes at most. */
export interface DisputeFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

export interface DisputePort {
  fetchDispute(id: string): Promise<GatewayDispute | null>;
  /** Lays a file down for an answer to come; by itself it tells the bank nothing. */
  uploadEvidence(upload: { key: string; file: DisputeFile }): Promise<{ readonly id: string }>;
  /** A refusal that is about one of the files has what it shows as its `parameter`. */
  submitEvidence(answer: { key: string; dispute: string; evidence: DisputeEvidence }): Promise<GatewayDispute>;
  /** Gives up: lost at once. */
  acceptDispute(accept: { key: string; dispute: string }): Promise<GatewayDispute>;
}
