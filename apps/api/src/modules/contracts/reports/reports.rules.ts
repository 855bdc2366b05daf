// Who answers what was reported of a review. Pure.

interface ReportedCase {
  readonly authorId: string;
  /** Whom the review is about. */
  readonly userId: string;
  /** Those whose reports wait for an answer. */
  readonly reporterIds: readonly string[];
  /** One of the two sides, or who keeps the organisation that the contract was signed for. */
  readonly isParty: boolean;
}

export type DecisionRefusal = "ownCase" | "notReported";

/** Nobody decides their own case, and nothing is decided that nobody asks about. */
export function refuseDecision(reported: ReportedCase, administratorId: string): DecisionRefusal | null {
  const { authorId, userId, reporterIds, isParty } = reported;
  if (isParty || [authorId, userId, ...reporterIds].includes(administratorId)) return "ownCase";
  return reporterIds.length === 0 ? "notReported" : null;
}
