// Files of an answer to a bank: plain values, for the page too.

/** What a file shows: providers take one of each. */
export const evidenceKinds = ["work", "messages", "receipt", "other"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What is taken of all files of an answer together. They are Stripe's limits. */
export const evidenceLimits = {
  types: ["application/pdf", "image/jpeg", "image/png"] as readonly string[],
  bytesMax: 4_500_000,
  pagesMax: 49,
} as const;
