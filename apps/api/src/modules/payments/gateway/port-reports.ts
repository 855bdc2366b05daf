// The part of the port for reconciliation: what the provider says that it holds, and everything that moved there.
import type { Money } from "#money";

export interface GatewayBalance {
  /** Ours to pay out now. */
  readonly available: Money;
  /** Taken, and ours some days later. */
  readonly pending: Money;
}

export interface GatewayTransaction {
  readonly id: string;
  readonly kind:
    | "charge"
    /** Counted in the balance, though the bank may still say no: ours by the books once it is a charge. */
    | "charge_pending"
    | "refund"
    | "refund_failed"
    | "payout"
    | "payout_failed"
    | "dispute"
    | "dispute_won"
    /** Kogi's own money, to Kogi's own bank; and what that bank sent back. */
    | "platform_payout"
    | "platform_payout_failed"
    /** What the provider bills Kogi for, beside charges; above zero where it gives back. */
    | "provider_fee"
    | "other";
  /** The charge, refund or dispute as the rest of the port names it; of a payout our own key. */
  readonly source: string;
  /** Above zero when it came in, before the provider's fee. */
  readonly amount: Money;
  /** What the provider took for it. The balance moved by amount less fee. */
  readonly fee: Money;
  readonly at: Date;
  readonly availableAt: Date;
}

export interface ReportPort {
  /** One row a currency. */
  balances(): Promise<readonly GatewayBalance[]>;
  /** From `from` on and before `until`, in the provider's order; `cursor` of the page before, null when there is no more. */
  transactions(range: {
    from: Date;
    until: Date;
    cursor: string | null;
  }): Promise<{ data: readonly GatewayTransaction[]; cursor: string | null }>;
}
