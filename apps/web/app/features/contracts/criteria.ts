/** What a review rates, in the order it is asked and shown. */
export const criteria = ["quality", "communication", "expertise", "deadlines", "cooperation"] as const;
