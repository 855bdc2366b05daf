// What can be paid for. Payments knows no owner: a module registers its type and keeps its own rules.
import type { PaymentBody } from "#api-schema/payments-views.ts";
import type { Money } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";

/** Paid by a saved card while its owner is away, for Kogi itself: nobody can ask to pay for it, nothing is protected. */
export const SUBSCRIPTION = "subscription";

/** What a purpose asks the payer for. Fees are added by the pinned rule. */
export interface Charge {
  /** What is paid for: one open payment at a time. Its money is protected under this id. */
  readonly referenceId: string;
  /** The price, held for the recipient. */
  readonly amount: Money;
  /** From `pinFees`, as it was pinned when the two sides agreed. */
  readonly feeRuleId: string;
  readonly recipientId: string | null;
  readonly projectId?: string;
  /** In whose name the payer's documents are, where it is not their own. */
  readonly organisationId?: string | null;
  /** For people, on the checkout page and the receipt. */
  readonly description: string;
  /** Our page of what is paid for, such as `/contracts/…`. */
  readonly returnPath: string;
}

export interface PurposePayment {
  readonly transactionId: string;
  readonly payerId: string;
  readonly recipientId: string | null;
  readonly referenceId: string;
  readonly amount: Money;
}

export interface Purpose {
  /** Says what is due, with the row locked; throws a refusal when it may not be paid (by this actor, now). */
  prepare(tx: Tx, request: { actor: Actor; body: PaymentBody }): Promise<Charge>;
  /** The money is protected. `send_back` when it is not wanted any more: all of it is refunded in the same transaction. */
  settled(tx: Tx, payment: PurposePayment): Promise<"kept" | "send_back">;
  /** The payment ended without money: declined and left, expired or cancelled. What was due can be paid anew. */
  failed(tx: Tx, payment: PurposePayment): Promise<void>;
  /** Locks the owner's rows of what is protected under `referenceId`, before payments lock theirs. */
  lock?(tx: Tx, referenceId: string): Promise<void>;
  /** An administrator sent `amount` of what was protected under `referenceId` back. After `lock`, in one transaction. */
  takenBack?(tx: Tx, payment: PurposePayment): Promise<void>;
  /** A bank took `amount` of what was protected under `referenceId` back for good. The owner locks its own rows here. */
  chargedBack?(tx: Tx, payment: PurposePayment): Promise<void>;
  /**
   * `amount` of what this payment had released went back: a bank took it for good, or an administrator sent it at the
   * earner's cost. `referenceId` is what it was paid for first. The owner locks its own rows here.
   */
  releaseUndone?(tx: Tx, payment: PurposePayment): Promise<void>;
  /** The bank gave back what it had undone of this payment's releases for good. The owner locks its own rows here. */
  releaseRestored?(tx: Tx, payment: PurposePayment): Promise<void>;
  /** What was agreed, delivered, said and accepted, as sentences for a card's bank. */
  story?(db: Db, referenceId: string): Promise<readonly string[]>;
}

// By platform, because a test process runs several beside each other.
const registered = new WeakMap<Platform, Map<string, Purpose>>();

/** Registers what can be paid for as `type` in `POST /api/payments`; once a type, when the module is registered. */
export function registerPurpose(platform: Platform, type: string, purpose: Purpose): void {
  const purposes = registered.get(platform) ?? new Map<string, Purpose>();
  assert(!purposes.has(type), `payment type ${type} is registered once`);
  registered.set(platform, purposes.set(type, purpose));
}

export function findPurpose(platform: Platform, type: string): Purpose | undefined {
  return registered.get(platform)?.get(type);
}
