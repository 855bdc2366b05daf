/** What of a refund was not paid another way: each further try is of that. */
export const restOfRefund = (refund: {
  readonly amount_minor: bigint;
  readonly paid_otherwise_minor: bigint;
}): bigint => refund.amount_minor - refund.paid_otherwise_minor;
