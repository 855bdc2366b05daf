/** What of a refund was not paid another way: each further try is of that. */
export const restOfRefund = (refund: {
  readonly amount_minor: bigint;
  readonly paid_otherwise_minor: bigint;
}): bigint => refund.amount_minor - refund.paid_otherwise_minor;

const NOT_BY_CARD = new Set(["failed", "settled_by_bank", "paid_otherwise"]);

/** What of a refund its payer has, or is about to have: of one that its card did not take, what was paid another way. */
export const arrivedOfRefund = (refund: {
  readonly state: string;
  readonly amount_minor: bigint;
  readonly paid_otherwise_minor: bigint;
}): bigint => (NOT_BY_CARD.has(refund.state) ? refund.paid_otherwise_minor : refund.amount_minor);
