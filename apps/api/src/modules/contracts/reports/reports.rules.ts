// Who answers what was reported of a review. Pure.

interface ReportedCase {
  readonly authorId: string;
  /** Whom the review is about. */
  readonly userId: string;
  /** Those whose reports wait for an answer. */
  readonly reporterIds: readonly string[];
}

export type DecisionRefusal = "ownCase" | "notReported";

/** Nobody decides their own case, and nothing is decided that nobody asks about. */
export function refuseDecision(reported: ReportedCase, administratorId: string): DecisionRefusal | null {
  const { authorId, userId, reporterIds } = reported;
  if ([authorId, userId, ...reporterIds].includes(administratorId)) return "ownCase";
  return reporterIds.length === 0 ? "notReported" : null;
}
