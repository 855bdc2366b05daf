/** The type of payment that protects a milestone's money. */
export const MILESTONE_PAYMENT = "milestone";
